package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** An instance method that hands its arguments on to the static method of a function. */
record Bridge(String name, String descriptor, Function function) {

  /** The abstract methods of interfaces that functions implement, in a fixed order. */
  static List<Bridge> of(List<Class<?>> interfaces, Map<String, Function> functions) {
    Stream<Method> methods = interfaces.stream().flatMap(i -> Stream.of(i.getMethods()));
    // Told apart by name and descriptor: comparing functions would go through all their code.
    Map<String, Bridge> bridges = new TreeMap<>();
    methods
        .filter(m -> Modifier.isAbstract(m.getModifiers()) && functions.containsKey(m.getName()))
        .map(m -> of(m, functions.get(m.getName())))
        .forEach(b -> bridges.put(b.name() + " " + b.descriptor(), b));
    return List.copyOf(bridges.values());
  }

  private static Bridge of(Method method, Function function) {
    String descriptor = org.objectweb.asm.Type.getMethodDescriptor(method);
    List<Type> given = List.of(Typing.parameters(descriptor));
    List<Type> wanted = new ArrayList<>();
    function.parameters().forEach(p -> wanted.add(p.type()));
    boolean fits = given.size() == wanted.size();
    for (int i = 0; fits && i < given.size(); i++) {
      fits = Typing.assignable(given.get(i), wanted.get(i));
    }
    fits &= Typing.assignable(function.result(), Typing.result(descriptor));
    if (!fits) {
      throw new IllegalArgumentException(
          "function "
              + function.name()
              + Linker.descriptor(function)
              + " does not implement "
              + method);
    }
    return new Bridge(method.getName(), descriptor, function);
  }

  void write(ClassVisitor owner, Linker linker) {
    MethodVisitor method = owner.visitMethod(Opcodes.ACC_PUBLIC, name, descriptor, null, null);
    method.visitCode();
    int slot = 1;
    Type[] given = Typing.parameters(descriptor);
    for (int i = 0; i < given.length; i++) {
      method.visitVarInsn(typed(given[i], Opcodes.ILOAD), slot);
      Type wanted = function.parameters().get(i).type();
      if (!wanted.equals(given[i])) {
        method.visitTypeInsn(
            Opcodes.CHECKCAST, wanted.isArray() ? wanted.descriptor() : wanted.className());
      }
      slot += given[i].slots();
    }
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        linker.owner(function),
        linker.method(function),
        Linker.descriptor(function),
        false);
    method.visitInsn(typed(function.result(), Opcodes.IRETURN));
    method.visitMaxs(Math.max(slot, 2), slot);
    method.visitEnd();
  }

  static void constructor(ClassVisitor owner, String superName) {
    MethodVisitor method = owner.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "()V", null, null);
    method.visitCode();
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, superName, "<init>", "()V", false);
    method.visitInsn(Opcodes.RETURN);
    method.visitMaxs(1, 1);
    method.visitEnd();
  }

  private static int typed(Type type, int opcode) {
    return org.objectweb.asm.Type.getType(type.descriptor()).getOpcode(opcode);
  }
}
