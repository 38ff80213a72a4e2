package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Operation;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes literals by the shortest instruction. */
final class Literals {
  private Literals() {}

  static void write(Operation.Constant constant, MethodVisitor method) {
    Object literal = constant.value();
    if (literal == null) {
      method.visitInsn(Opcodes.ACONST_NULL);
    } else if (literal instanceof Boolean b) {
      method.visitInsn(b ? Opcodes.ICONST_1 : Opcodes.ICONST_0);
    } else if (literal instanceof Integer i) {
      write(i, method);
    } else {
      int opcode = shortForm(literal);
      if (opcode == Opcodes.NOP) {
        method.visitLdcInsn(literal);
      } else {
        method.visitInsn(opcode);
      }
    }
  }

  static void write(int value, MethodVisitor method) {
    if (value >= -1 && value <= 5) {
      method.visitInsn(Opcodes.ICONST_0 + value);
    } else if (value == (byte) value) {
      method.visitIntInsn(Opcodes.BIPUSH, value);
    } else if (value == (short) value) {
      method.visitIntInsn(Opcodes.SIPUSH, value);
    } else {
      method.visitLdcInsn(value);
    }
  }

  /** The instruction for 0, 1 and the float 2; compared by bits, for −0 is another number. */
  private static int shortForm(Object literal) {
    if (literal instanceof Long l) {
      return l == 0 ? Opcodes.LCONST_0 : l == 1 ? Opcodes.LCONST_1 : Opcodes.NOP;
    } else if (literal.equals(0.0)) {
      return Opcodes.DCONST_0;
    } else if (literal.equals(1.0)) {
      return Opcodes.DCONST_1;
    } else if (literal.equals(0f)) {
      return Opcodes.FCONST_0;
    } else if (literal.equals(1f)) {
      return Opcodes.FCONST_1;
    }
    return literal.equals(2f) ? Opcodes.FCONST_2 : Opcodes.NOP;
  }
}
