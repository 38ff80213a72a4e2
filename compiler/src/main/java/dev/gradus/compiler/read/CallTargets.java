package dev.gradus.compiler.read;

import dev.gradus.compiler.library.ArrayFunction;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** What the program being read knows about the methods that its methods call. */
interface CallTargets {

  /** The call of a method that becomes a function of the program; empty where it stays outside. */
  Optional<Operation.Call> inside(MethodInsnNode call);

  /** Whether the result of a method counts as a constant. */
  boolean stopsGradient(MethodInsnNode call);

  /** The call of a function of the library, which becomes one of the program. */
  Operation.Call library(ArrayFunction function, Type array);

  /** The class by that internal name, not initialised, if it can be loaded. */
  Optional<Class<?>> load(String owner);

  /** Parameter types of a function of the program. */
  List<Type> parameters(String function);

  /** Whether a type is a gradient interface. */
  boolean isGradient(String internalName);

  /** The call of the function behind a method of a gradient interface, which takes no receiver. */
  Optional<Operation.Call> derivative(MethodInsnNode call);

  /** What gives the value of a static field. */
  Operation staticRead(MethodSource source, FieldInsnNode read);
}
