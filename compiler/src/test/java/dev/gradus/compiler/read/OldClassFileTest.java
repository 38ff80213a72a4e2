package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class OldClassFileTest {

  @Test
  void subroutinesOfTheFirstClassFilesAreRead() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_1, Opcodes.ACC_PUBLIC, "a/B", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "f", "(I)I", null, null);
    Label subroutine = new Label();
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitIincInsn(0, 1);
    method.visitJumpInsn(Opcodes.JSR, subroutine);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitLabel(subroutine);
    method.visitVarInsn(Opcodes.ASTORE, 1);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.DUP);
    method.visitInsn(Opcodes.IMUL);
    method.visitVarInsn(Opcodes.ISTORE, 0);
    method.visitVarInsn(Opcodes.RET, 1);
    method.visitMaxs(0, 0);
    byte[] bytes = writer.toByteArray();
    LoopProgram program = MethodReader.read(n -> Optional.of(bytes), "a/B", "f", "(I)I");
    assertThat(new LoopInterpreter(program).call("f", 3)).isEqualTo(100);
  }
}
