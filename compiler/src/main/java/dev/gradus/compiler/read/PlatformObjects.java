package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Methods of the platform's texts and enums, which are called through {@link
 * dev.gradus.runtime.method.InstanceMethods}.
 */
final class PlatformObjects {
  private static final String HOLDER = "dev/gradus/runtime/method/InstanceMethods";
  private static final Map<String, String> DESCRIPTORS = new HashMap<>();

  private PlatformObjects() {}

  static {
    for (Method method : dev.gradus.runtime.method.InstanceMethods.class.getDeclaredMethods()) {
      String descriptor = Type.getMethodDescriptor(method);
      String owner = Type.getInternalName(method.getParameterTypes()[0]);
      DESCRIPTORS.put(key(owner, method.getName(), withoutFirst(descriptor)), descriptor);
    }
    alias("java/lang/String", "toString", "()Ljava/lang/String;");
    alias("java/lang/StringBuilder", "toString", "()Ljava/lang/String;");
    alias("java/lang/StringBuffer", "toString", "()Ljava/lang/String;");
  }

  private static void alias(String owner, String name, String descriptor) {
    DESCRIPTORS.put(key(owner, name, descriptor), "(Ljava/lang/Object;)Ljava/lang/String;");
  }

  /** The static call that does the same, the object being its first argument. */
  static Optional<Operation> operation(MethodInsnNode call, List<Value> arguments) {
    if (call.getOpcode() != Opcodes.INVOKEVIRTUAL) {
      return Optional.empty();
    }
    // ordinal() and name() are called on the enum itself; they are final in Enum.
    boolean ofEnum =
        call.name.equals("ordinal") && call.desc.equals("()I")
            || call.name.equals("name") && call.desc.equals("()Ljava/lang/String;");
    // What is called on Object may be known to be a text all the same.
    boolean ofObject = call.owner.equals("java/lang/Object");
    String known = ofObject ? arguments.get(0).type().className() : call.owner;
    String owner = ofEnum ? "java/lang/Enum" : known;
    String descriptor = DESCRIPTORS.get(key(owner, call.name, call.desc));
    return Optional.ofNullable(descriptor)
        .filter(d -> !owner.equals("java/lang/Object"))
        .map(d -> new Operation.StaticCall(HOLDER, call.name, d, false));
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + "." + name + descriptor;
  }

  private static String withoutFirst(String descriptor) {
    Type[] all = Type.getArgumentTypes(descriptor);
    Type[] rest = java.util.Arrays.copyOfRange(all, 1, all.length);
    return Type.getMethodDescriptor(Type.getReturnType(descriptor), rest);
  }
}
