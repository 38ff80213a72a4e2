package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Writes instructions of an instance method whose locals are its arguments. */
final class Code {
  private static final String CHECKS = "dev/gradus/runtime/method/EntryChecks";

  final MethodVisitor method;
  final String self;
  private final List<Type> parameters;
  private final List<Integer> locals = new ArrayList<>();
  private int next = 1;

  Code(MethodVisitor method, String self, List<Type> parameters) {
    this.method = method;
    this.self = self;
    this.parameters = parameters;
    for (Type type : parameters) {
      locals.add(next);
      next += type.slots();
    }
  }

  void self() {
    method.visitVarInsn(Opcodes.ALOAD, 0);
  }

  void argument(int number) {
    method.visitVarInsn(typed(parameters.get(number), Opcodes.ILOAD), locals.get(number));
  }

  void text(String text) {
    method.visitLdcInsn(text);
  }

  void number(int number) {
    if (number >= Short.MIN_VALUE && number <= Short.MAX_VALUE) {
      method.visitIntInsn(Opcodes.SIPUSH, number);
    } else {
      method.visitLdcInsn(number);
    }
  }

  /** Calls a static check. */
  void check(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKESTATIC, CHECKS, name, descriptor, false);
  }

  /** Loads the object of the checks that need memory. */
  void checks() {
    self();
    method.visitFieldInsn(Opcodes.GETFIELD, self, "checks", "L" + CHECKS + ";");
  }

  /** Calls a check of that object. */
  void checkByObject(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, CHECKS, name, descriptor, false);
  }

  /** Calls a method of the class itself or its superclass. */
  void own(String name, String descriptor) {
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, self, name, descriptor, false);
  }

  void cast(Type type) {
    method.visitTypeInsn(Opcodes.CHECKCAST, type.isArray() ? type.descriptor() : type.className());
  }

  void returns(Type type) {
    method.visitInsn(typed(type, Opcodes.IRETURN));
  }

  /** A place reached with nothing but the arguments. */
  void place(Label label) {
    method.visitLabel(label);
    method.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
  }

  void finish() {
    method.visitMaxs(next + 16 + 2 * parameters.size(), next);
    method.visitEnd();
  }

  static int typed(Type type, int opcode) {
    return org.objectweb.asm.Type.getType(type.descriptor()).getOpcode(opcode);
  }
}
