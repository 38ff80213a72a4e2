package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compiler.loop.LoopInterpreter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Methods that the platform has had since Java 21 only. */
class NewerPlatformTest {

  @Test
  void clampIsReadWhereverItIsCalled() {
    LoopInterpreter clamp =
        new LoopInterpreter(MethodReader.read(n -> Optional.of(caller()), "a/B", "f", "(DDD)D"));
    assertThat(clamp.call("f", 5.0, 0.0, 1.0)).isEqualTo(1.0);
    assertThat(clamp.call("f", -5.0, -0.0, 0.0)).isEqualTo(-0.0);
    assertThat(clamp.call("f", 0.25, 0.0, 1.0)).isEqualTo(0.25);
    assertThat(clamp.call("f", Double.NaN, 0.0, 1.0)).isEqualTo(Double.NaN);
    assertThatThrownBy(() -> clamp.call("f", 0.0, 2.0, 1.0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("2.0 > 1.0");
    assertThatThrownBy(() -> clamp.call("f", 0.0, 2.0, Double.NaN)).hasMessage("max is NaN");
  }

  /** {@code static double f(double x, double a, double b) { return Math.clamp(x, a, b); }}. */
  private static byte[] caller() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V21, Opcodes.ACC_PUBLIC, "a/B", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "f", "(DDD)D", null, null);
    method.visitVarInsn(Opcodes.DLOAD, 0);
    method.visitVarInsn(Opcodes.DLOAD, 2);
    method.visitVarInsn(Opcodes.DLOAD, 4);
    method.visitMethodInsn(Opcodes.INVOKESTATIC, "java/lang/Math", "clamp", "(DDD)D", false);
    method.visitInsn(Opcodes.DRETURN);
    method.visitMaxs(0, 0);
    return writer.toByteArray();
  }
}
