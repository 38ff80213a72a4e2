package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes conversions between primitives and objects. */
final class Boxing {
  private Boxing() {}

  /** An object on the stack becomes a value of the type. */
  static void unbox(MethodVisitor method, Type type) {
    if (type.rank() > 0 || type.kind() == Type.Kind.REFERENCE) {
      String name = type.isArray() ? type.descriptor() : type.className();
      method.visitTypeInsn(Opcodes.CHECKCAST, name);
      return;
    }
    String box = box(type);
    method.visitTypeInsn(Opcodes.CHECKCAST, box);
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, box, primitive(type) + "Value", "()" + type.descriptor(), false);
  }

  /** A value of the type on the stack becomes an object; nothing becomes null. */
  static void box(MethodVisitor method, Type type) {
    if (type.equals(Type.VOID)) {
      method.visitInsn(Opcodes.ACONST_NULL);
    } else if (type.rank() == 0 && type.kind() != Type.Kind.REFERENCE) {
      String box = box(type);
      String descriptor = "(" + type.descriptor() + ")L" + box + ";";
      method.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
    }
  }

  private static String primitive(Type type) {
    return type.kind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private static String box(Type type) {
    return switch (type.kind()) {
      case BOOLEAN -> "java/lang/Boolean";
      case BYTE -> "java/lang/Byte";
      case CHAR -> "java/lang/Character";
      case SHORT -> "java/lang/Short";
      case INT -> "java/lang/Integer";
      case LONG -> "java/lang/Long";
      case FLOAT -> "java/lang/Float";
      case DOUBLE -> "java/lang/Double";
      default -> throw new IllegalArgumentException(type + " has no box");
    };
  }
}
