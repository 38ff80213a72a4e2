package dev.gradus.compiler.method;

import dev.gradus.compiler.emit.Member;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.util.List;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of {@code DerivativeEntry} that have nothing to do with a certain signature. */
record EntryMembers(Wanted wanted, String description) implements Member {

  @Override
  public void write(ClassVisitor owner, Place place) {
    boxed(owner, place);
    MethodVisitor method =
        owner.visitMethod(Opcodes.ACC_PROTECTED, "describe", "()Ljava/lang/String;", null, null);
    method.visitCode();
    method.visitLdcInsn(description);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }

  /** {@code Object call(Object[])} calls the typed method. */
  private void boxed(ClassVisitor owner, Place place) {
    MethodVisitor method =
        owner.visitMethod(
            Opcodes.ACC_PUBLIC, "call", "([Ljava/lang/Object;)Ljava/lang/Object;", null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    org.objectweb.asm.Type[] types = org.objectweb.asm.Type.getArgumentTypes(wanted.descriptor());
    for (int i = 0; i < types.length; i++) {
      method.visitVarInsn(Opcodes.ALOAD, 1);
      method.visitIntInsn(Opcodes.SIPUSH, i);
      method.visitInsn(Opcodes.AALOAD);
      Boxing.unbox(method, Typing.of(types[i].getDescriptor()));
    }
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, place.self(), wanted.name(), wanted.descriptor(), false);
    Type result = Typing.result(wanted.descriptor());
    Boxing.box(method, result);
    method.visitInsn(Opcodes.ARETURN);
    method.visitMaxs(2 * types.length + 4, 2);
    method.visitEnd();
  }

  /** Calls another entry with the arguments of a method, boxed, and returns what it gives. */
  static void handOn(Code code, Type result) {
    List<Type> types = code.declared();
    MethodVisitor method = code.method;
    method.visitTypeInsn(Opcodes.CHECKCAST, "dev/gradus/runtime/method/DerivativeEntry");
    code.number(types.size());
    method.visitTypeInsn(Opcodes.ANEWARRAY, "java/lang/Object");
    for (int i = 0; i < types.size(); i++) {
      method.visitInsn(Opcodes.DUP);
      code.number(i);
      code.local(i);
      Boxing.box(method, types.get(i));
      method.visitInsn(Opcodes.AASTORE);
    }
    method.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL,
        "dev/gradus/runtime/method/DerivativeEntry",
        "call",
        "([Ljava/lang/Object;)Ljava/lang/Object;",
        false);
    if (result.equals(Type.VOID)) {
      method.visitInsn(Opcodes.POP);
    } else {
      Boxing.unbox(method, result);
    }
    code.returns(result);
  }
}
