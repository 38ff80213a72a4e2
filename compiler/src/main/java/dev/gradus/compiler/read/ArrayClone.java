package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Value;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.BasicValue;

/**
 * Recognises {@code array.clone()}, which javac compiles as a call of a method of the array's type,
 * kotlinc as one of Object.
 */
final class ArrayClone {
  private ArrayClone() {}

  /** Whether this is a call of {@code clone} without arguments. */
  private static boolean isClone(AbstractInsnNode instruction) {
    return instruction.getOpcode() == Opcodes.INVOKEVIRTUAL
        && instruction instanceof MethodInsnNode call
        && (call.owner.startsWith("[") || call.owner.equals("java/lang/Object"))
        && call.name.equals("clone")
        && call.desc.equals("()Ljava/lang/Object;");
  }

  static boolean is(AbstractInsnNode instruction, Value object) {
    return isClone(instruction) && object.type().isArray();
  }

  static boolean is(AbstractInsnNode instruction, BasicValue object) {
    return isClone(instruction)
        && object.getType() != null
        && object.getType().getSort() == Type.ARRAY;
  }
}
