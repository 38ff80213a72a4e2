package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.ArrayLiteral;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The constant arrays of one class: static final fields, set when the class is initialised from
 * texts that hold the elements.
 */
final class ConstantArrays {
  private static final int ACCESS =
      Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
  private static final String DECODER = "dev/gradus/runtime/method/ArrayConstants";

  private final String owner;
  private final Map<ArrayLiteral, String> fields = new LinkedHashMap<>();

  ConstantArrays(String owner) {
    this.owner = owner;
  }

  /** Writes the instruction that loads an array. */
  void load(ArrayLiteral array, MethodVisitor method) {
    String field = fields.computeIfAbsent(array, a -> "array$" + fields.size());
    method.visitFieldInsn(Opcodes.GETSTATIC, owner, field, array.type().descriptor());
  }

  /** Writes the fields and what sets them. */
  void write(ClassVisitor writer) {
    if (fields.isEmpty()) {
      return;
    }
    fields.forEach(
        (array, field) ->
            writer.visitField(ACCESS, field, array.type().descriptor(), null, null).visitEnd());
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
    method.visitCode();
    fields.forEach((array, field) -> set(method, array, field));
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(6, 0);
    method.visitEnd();
  }

  private void set(MethodVisitor method, ArrayLiteral array, String field) {
    String descriptor = array.type().descriptor();
    List<String> texts = ArrayText.of(array);
    method.visitLdcInsn(Type.getType(descriptor));
    Literals.write(texts.size(), method);
    method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/String");
    for (int i = 0; i < texts.size(); i++) {
      method.visitInsn(Opcodes.DUP);
      Literals.write(i, method);
      method.visitLdcInsn(texts.get(i));
      method.visitInsn(Opcodes.AASTORE);
    }
    String decode = "(Ljava/lang/Class;[Ljava/lang/String;)Ljava/lang/Object;";
    method.visitMethodInsn(Opcodes.INVOKESTATIC, DECODER, "decode", decode, false);
    method.visitTypeInsn(Opcodes.CHECKCAST, descriptor);
    method.visitFieldInsn(Opcodes.PUTSTATIC, owner, field, descriptor);
  }
}
