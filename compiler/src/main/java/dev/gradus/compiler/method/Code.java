package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.objects.ParameterShape;
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
  private final List<Slot> slots;
  private final List<Type> declared;
  private final List<Integer> locals = new ArrayList<>();

  /** For each slot the declared argument that it is, or is a field of, and how to get there. */
  private final List<Access> accesses = new ArrayList<>();

  private int next = 1;

  private record Access(int argument, List<ParameterShape.Reader> path) {}

  Code(MethodVisitor method, String self, Primal primal, Form form) {
    this.method = method;
    this.self = self;
    slots = form.slots();
    declared = form.declared(primal);
    for (Type type : declared) {
      locals.add(next);
      next += type.slots();
    }
    for (int i = 0; i < primal.declared().size(); i++) {
      leaves(primal.declared().get(i).shape(), i, List.of());
    }
    int others = slots.size() - accesses.size();
    for (int i = 0; i < others; i++) {
      accesses.add(new Access(primal.declared().size() + i, List.of()));
    }
  }

  private void leaves(ParameterShape shape, int argument, List<ParameterShape.Reader> path) {
    if (!(shape instanceof ParameterShape.Exploded object)) {
      accesses.add(new Access(argument, path));
      return;
    }
    for (ParameterShape.Component c : object.components()) {
      List<ParameterShape.Reader> longer = new ArrayList<>(path);
      longer.add(c.reader());
      leaves(c.shape(), argument, longer);
    }
  }

  /** Types of the arguments as declared. */
  List<Type> declared() {
    return declared;
  }

  /** Loads an argument as declared. */
  void local(int argument) {
    method.visitVarInsn(typed(declared.get(argument), Opcodes.ILOAD), locals.get(argument));
  }

  /** Loads the value of a slot. */
  void argument(int slot) {
    Access access = accesses.get(slot);
    local(access.argument());
    access.path().forEach(this::read);
  }

  private void read(ParameterShape.Reader reader) {
    if (reader.kind() == ParameterShape.Kind.ACCESSOR) {
      method.visitMethodInsn(
          Opcodes.INVOKEVIRTUAL, reader.owner(), reader.member(), reader.descriptor(), false);
    } else {
      method.visitFieldInsn(Opcodes.GETFIELD, reader.owner(), reader.member(), reader.descriptor());
    }
  }

  void self() {
    method.visitVarInsn(Opcodes.ALOAD, 0);
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
    method.visitMaxs(next + 16 + 2 * slots.size(), next);
    method.visitEnd();
  }

  static int typed(Type type, int opcode) {
    return org.objectweb.asm.Type.getType(type.descriptor()).getOpcode(opcode);
  }
}
