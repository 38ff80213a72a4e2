package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Position;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files of every version are read, with line tables and frames or without. */
class ClassFileVersionsTest {
  private static final String OWNER = "dev/gradus/compiler/read/LoopFixtures";

  @ParameterizedTest
  @ValueSource(ints = {45, 46, 47, 48, 49, 50, 51, 52, 55, 61, 65, 69})
  void everyVersionIsRead(int major) {
    byte[] bytes = rewritten(major, 0);
    LoopProgram program = MethodReader.read(files(bytes), OWNER, "sum", "([D)D");
    double[] x = {1, 2.5, -4};
    assertThat(new LoopInterpreter(program).call("sum", (Object) x)).isEqualTo(LoopFixtures.sum(x));
    assertThat(Fixtures.positions(program))
        .anySatisfy(p -> assertThat(p.location()).startsWith("(LoopFixtures.java:"));
  }

  @Test
  void withoutDebugInformationPositionsNameTheMethodOnly() {
    byte[] bytes = rewritten(61, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    LoopProgram program = MethodReader.read(files(bytes), OWNER, "sum", "([D)D");
    String owner = OWNER.replace('/', '.');
    assertThat(Fixtures.positions(program))
        .isEqualTo(Set.of(new Position(owner, "sum", "", 0)))
        .allSatisfy(p -> assertThat(p).hasToString(owner + ".sum"));
  }

  @Test
  void linesOfInlinedKotlinAreLinesOfTheCall() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "a/BKt", null, "java/lang/Object", null);
    String extension =
        """
        SMAP
        B.kt
        Kotlin
        *S Kotlin
        *F
        + 1 B.kt
        a/BKt
        + 2 _Arrays.kt
        kotlin/collections/ArraysKt___ArraysKt
        *L
        1#1,40:1
        13346#2,2:41
        *S KotlinDebug
        *F
        + 1 B.kt
        a/BKt
        *L
        7#1:41,2
        *E
        """;
    writer.visitSource("B.kt", extension);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "f", "(D)D", null, null);
    Label start = new Label();
    method.visitLabel(start);
    method.visitLineNumber(42, start);
    method.visitVarInsn(Opcodes.DLOAD, 0);
    method.visitInsn(Opcodes.DNEG);
    method.visitInsn(Opcodes.DRETURN);
    method.visitMaxs(0, 0);
    LoopProgram program = MethodReader.read(files(writer.toByteArray()), "a/BKt", "f", "(D)D");
    assertThat(Fixtures.positions(program))
        .isEqualTo(Set.of(new Position("a.BKt", "f", "B.kt", 7)));
  }

  private static ClassFiles files(byte[] bytes) {
    return name -> Optional.of(bytes);
  }

  private static byte[] rewritten(int major, int flags) {
    try {
      ClassReader reader = new ClassReader(OWNER.replace('/', '.'));
      ClassWriter writer = new ClassWriter(0);
      reader.accept(
          new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                int version,
                int access,
                String name,
                String signature,
                String superName,
                String[] interfaces) {
              super.visit(major, access, name, signature, superName, interfaces);
            }
          },
          major < 50 ? flags | ClassReader.SKIP_FRAMES : flags);
      return writer.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
