package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Type;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes array instructions. */
final class Arrays {
  private Arrays() {}

  /** The form of an instruction on int elements for an array's own. */
  static int element(Type array, int opcode) {
    String element = array.element().descriptor();
    return org.objectweb.asm.Type.getType(element).getOpcode(opcode);
  }

  static void create(Type type, int lengths, MethodVisitor method) {
    Type element = type.element();
    if (lengths > 1) {
      method.visitMultiANewArrayInsn(type.descriptor(), lengths);
    } else if (element.isArray()) {
      method.visitTypeInsn(Opcodes.ANEWARRAY, element.descriptor());
    } else if (element.kind() == Type.Kind.REFERENCE) {
      method.visitTypeInsn(Opcodes.ANEWARRAY, element.className());
    } else {
      method.visitIntInsn(Opcodes.NEWARRAY, code(element.kind()));
    }
  }

  static void copy(Type type, MethodVisitor method) {
    String array = type.descriptor();
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, array, "clone", "()Ljava/lang/Object;", false);
    method.visitTypeInsn(Opcodes.CHECKCAST, array);
  }

  private static int code(Type.Kind kind) {
    return switch (kind) {
      case BOOLEAN -> Opcodes.T_BOOLEAN;
      case BYTE -> Opcodes.T_BYTE;
      case CHAR -> Opcodes.T_CHAR;
      case SHORT -> Opcodes.T_SHORT;
      case INT -> Opcodes.T_INT;
      case LONG -> Opcodes.T_LONG;
      case FLOAT -> Opcodes.T_FLOAT;
      case DOUBLE -> Opcodes.T_DOUBLE;
      default -> throw new IllegalArgumentException("no array of " + kind);
    };
  }
}
