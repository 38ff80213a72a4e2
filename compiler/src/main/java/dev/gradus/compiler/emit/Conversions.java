package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Type;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes conversions between primitive types. */
final class Conversions {
  private static final int[][] OPCODES = {
    {Opcodes.NOP, Opcodes.I2L, Opcodes.I2F, Opcodes.I2D},
    {Opcodes.L2I, Opcodes.NOP, Opcodes.L2F, Opcodes.L2D},
    {Opcodes.F2I, Opcodes.F2L, Opcodes.NOP, Opcodes.F2D},
    {Opcodes.D2I, Opcodes.D2L, Opcodes.D2F, Opcodes.NOP}
  };

  private Conversions() {}

  static void write(Type from, Type to, MethodVisitor method) {
    visit(OPCODES[rank(from)][rank(to)], method);
    switch (to.kind()) {
      case BYTE -> method.visitInsn(Opcodes.I2B);
      case CHAR -> method.visitInsn(Opcodes.I2C);
      case SHORT -> method.visitInsn(Opcodes.I2S);
      default -> {}
    }
  }

  private static void visit(int opcode, MethodVisitor method) {
    if (opcode != Opcodes.NOP) {
      method.visitInsn(opcode);
    }
  }

  private static int rank(Type type) {
    return switch (type.kind()) {
      case LONG -> 1;
      case FLOAT -> 2;
      case DOUBLE -> 3;
      default -> 0;
    };
  }
}
