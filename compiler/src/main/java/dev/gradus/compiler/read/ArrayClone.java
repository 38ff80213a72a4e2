package dev.gradus.compiler.read;

import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Recognises {@code array.clone()}, which is compiled as a call of a method of Object. */
final class ArrayClone {
  private ArrayClone() {}

  static boolean is(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.INVOKEVIRTUAL
        && instruction instanceof MethodInsnNode call
        && call.owner.startsWith("[")
        && call.name.equals("clone");
  }
}
