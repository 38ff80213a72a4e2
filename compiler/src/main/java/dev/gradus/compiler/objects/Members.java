package dev.gradus.compiler.objects;

import dev.gradus.compiler.read.MethodReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Recognises accessors, and constructors that keep what they are given. */
final class Members {
  private Members() {}

  /** Whether a method does nothing but give a field of its object. */
  static boolean gives(MethodNode method, ClassShape.Field field) {
    List<AbstractInsnNode> code = code(method);
    return code.size() == 3
        && code.get(0).getOpcode() == Opcodes.ALOAD
        && code.get(1) instanceof FieldInsnNode read
        && read.getOpcode() == Opcodes.GETFIELD
        && read.name.equals(field.name());
  }

  /** Descriptor of the constructor that takes all fields in order and keeps them. */
  static Optional<String> constructor(MethodReader reader, ClassShape shape) {
    StringBuilder descriptor = new StringBuilder("(");
    shape.fields().forEach(f -> descriptor.append(f.type().descriptor()));
    String wanted = descriptor.append(")V").toString();
    Optional<ClassNode> node = reader.concluded(shape.name());
    for (MethodNode method : node.map(n -> n.methods).orElse(List.of())) {
      if (method.name.equals("<init>")
          && method.desc.equals(wanted)
          && (isRecord(node.get()) || keeps(method, shape))) {
        return Optional.of(wanted);
      }
    }
    return Optional.empty();
  }

  private static boolean isRecord(ClassNode node) {
    return "java/lang/Record".equals(node.superName);
  }

  /** Whether each field is written once, from the argument of its place. */
  private static boolean keeps(MethodNode constructor, ClassShape shape) {
    List<AbstractInsnNode> code = code(constructor);
    int slot = 1;
    for (ClassShape.Field field : shape.fields()) {
      int writes = 0;
      boolean kept = false;
      for (int i = 1; i < code.size(); i++) {
        if (code.get(i) instanceof FieldInsnNode write
            && write.getOpcode() == Opcodes.PUTFIELD
            && write.name.equals(field.name())) {
          writes++;
          kept = code.get(i - 1) instanceof VarInsnNode argument && argument.var == slot;
        }
      }
      if (!kept || writes != 1) {
        return false;
      }
      slot += field.type().slots();
    }
    return true;
  }

  private static List<AbstractInsnNode> code(MethodNode method) {
    List<AbstractInsnNode> code = new ArrayList<>();
    for (AbstractInsnNode instruction : method.instructions) {
      if (instruction.getOpcode() >= 0) {
        code.add(instruction);
      }
    }
    return code;
  }
}
