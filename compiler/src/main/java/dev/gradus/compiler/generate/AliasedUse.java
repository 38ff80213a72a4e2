package dev.gradus.compiler.generate;

import dev.gradus.compiler.emit.GeneratedClass;
import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Tells whether generated classes ask for another for arguments that are one and the same. */
final class AliasedUse extends ClassVisitor {
  private boolean found;

  private AliasedUse() {
    super(Opcodes.ASM9);
  }

  static boolean isIn(List<GeneratedClass> classes) {
    AliasedUse use = new AliasedUse();
    classes.forEach(c -> new ClassReader(c.bytes()).accept(use, ClassReader.SKIP_FRAMES));
    return use.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, String signature, String[] thrown) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean isInterface) {
        found |= called.equals("aliased") && type.startsWith("()");
      }
    };
  }
}
