package dev.gradus.compiler.read;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Calls of {@code Gradients.load} inside a method that is read. The derivatives that a gradient
 * interface stands for are known without the object, so that null takes its place.
 */
final class GradientLoads {
  private static final String GRADIENTS = "dev/gradus/runtime/Gradients";

  private GradientLoads() {}

  static boolean is(MethodInsnNode call) {
    return call.owner.equals(GRADIENTS) && call.name.equals("load");
  }

  /** Whether a class literal is an argument of such a call. */
  static boolean isArgument(LdcInsnNode literal) {
    AbstractInsnNode next = literal.getNext();
    while (next != null && next.getOpcode() < 0) {
      next = next.getNext();
    }
    return literal.cst instanceof Type && next instanceof MethodInsnNode call && is(call);
  }
}
