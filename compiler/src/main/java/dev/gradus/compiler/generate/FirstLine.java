package dev.gradus.compiler.generate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Finds where the code of a method begins. */
final class FirstLine extends ClassVisitor {
  private final String method;
  private int line = -1;

  private FirstLine(String method) {
    super(Opcodes.ASM9);
    this.method = method;
  }

  /** The line of the first instruction; -1 where the class file has no line table. */
  static int of(Optional<byte[]> classFile, String name, String descriptor) {
    FirstLine first = new FirstLine(name + descriptor);
    classFile.ifPresent(bytes -> new ClassReader(bytes).accept(first, ClassReader.SKIP_FRAMES));
    return first.line;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    if (!method.equals(name + descriptor)) {
      return null;
    }
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitLineNumber(int number, Label start) {
        line = line < 0 ? number : line;
      }
    };
  }
}
