package dev.gradus.compiler.library;

import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Which methods of the platform are read from {@link MathBodies} and {@link ArrayBodies} instead.
 */
public final class Substitutes {
  private static final String BODIES = "dev/gradus/compiler/library/MathBodies";
  private static final String ARRAYS = "dev/gradus/compiler/library/ArrayBodies";
  private static final Map<String, String> NAMES = new HashMap<>();

  private Substitutes() {}

  static {
    for (String owner : new String[] {"java/lang/Math", "java/lang/StrictMath"}) {
      add(owner, "toRadians", "(D)D");
      add(owner, "toDegrees", "(D)D");
      add(owner, "scalb", "(DI)D");
      add(owner, "scalb", "(FI)F");
      add(owner, "clamp", "(DDD)D");
      add(owner, "clamp", "(FFF)F");
    }
    add("java/util/Arrays", "setAll", "([DLjava/util/function/IntToDoubleFunction;)V");
    add("java/util/Arrays", "setAll", "([ILjava/util/function/IntUnaryOperator;)V");
    add("java/util/Arrays", "setAll", "([JLjava/util/function/IntToLongFunction;)V");
    for (String name : new String[] {"sum", "max", "min"}) {
      add("java/lang/Double", name, "(DD)D");
      add("java/lang/Float", name, "(FF)F");
    }
  }

  private static void add(String owner, String name, String descriptor) {
    NAMES.put(owner + "." + name + descriptor, name);
  }

  /** Whether the class, by internal name, holds such bodies. */
  public static boolean isLibrary(String owner) {
    return owner.equals(BODIES) || owner.equals(ARRAYS);
  }

  /** The call of the body to read; the call itself where there is none. */
  public static MethodInsnNode of(MethodInsnNode call) {
    String name = NAMES.get(call.owner + "." + call.name + call.desc);
    String owner = call.owner.equals("java/util/Arrays") ? ARRAYS : BODIES;
    return name == null
        ? call
        : new MethodInsnNode(call.getOpcode(), owner, name, call.desc, false);
  }
}
