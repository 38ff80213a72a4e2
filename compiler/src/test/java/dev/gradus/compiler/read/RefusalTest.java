package dev.gradus.compiler.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.compiler.objects.Resolve;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What cannot be read is refused by name, with the place and the cure. */
class RefusalTest {

  @ParameterizedTest
  @CsvSource({
    "handler, EXCEPTION_HANDLER, try/catch",
    "locked, SYNCHRONIZED_BLOCK, synchronized",
    "lambda, VIRTUAL_CALL, java.util.stream.DoubleStream.map",
    "twoLambdas, OBJECT_CLASSES_DIFFER, now the lambda",
    "unknownLambda, VIRTUAL_CALL, java.util.function.DoubleUnaryOperator.applyAsDouble",
    "parameter, OBJECT_PARAMETER, field 'field'",
    "sameObject, OBJECT_IDENTITY, by ==",
    "escape, OBJECT_ESCAPES, an object of class",
    "result, OBJECT_RESULT, an object of class",
    "growingLambda, OBJECT_RECURSION, calls nest recursively",
    "unresolved, VIRTUAL_CALL, RefusedFixtures$Open.value",
    "shared, FIELD_WRITE, the field next after it has been read",
    "late, FIELD_WRITE, the field next after it has been read",
    "listElement, VIRTUAL_CALL, java.util.List.get",
    "test, TYPE_TEST, instanceof",
    "cast, OBJECT_CAST, a cast of Object to double[]",
    "staticWrite, FIELD_WRITE, the field total",
    "write, FIELD_WRITE, the field field",
    "endless, ENDLESS_LOOP, never ends",
    "callsRefused, EXCEPTION_HANDLER, RefusedFixtures.handler",
  })
  void aConstructIsRefusedWithItsPlace(String method, Problem problem, String construct) {
    assertThatThrownBy(() -> read(method))
        .isInstanceOfSatisfying(
            GradusException.class, e -> assertThat(e.problem()).isEqualTo(problem))
        .hasMessageContaining("RefusedFixtures.")
        .hasMessageContaining(construct)
        .hasMessageMatching("(?s).*\\(RefusedFixtures.java:[1-9][0-9]*\\).*; .*");
  }

  @Test
  void aMethodThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> MethodReader.read(RefusedFixtures.class, "missing", "(D)D"))
        .hasMessageContaining("missing(D)D")
        .hasMessageContaining("METHOD_NOT_FOUND");
    assertThatThrownBy(() -> MethodReader.read(RefusedFixtures.class, "nowhere", "(D)D"))
        .hasMessageContaining("METHOD_NOT_FOUND");
  }

  @Test
  void aClassThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> MethodReader.read(n -> Optional.empty(), "a/B", "f", "()V"))
        .hasMessageContaining("a.B")
        .hasMessageContaining("CLASS_FILE_NOT_FOUND");
  }

  @Test
  void aLoopWithTwoEntriesIsRefused() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "a/B", null, "java/lang/Object", null);
    MethodVisitor method = writer.visitMethod(Opcodes.ACC_STATIC, "f", "(I)I", null, null);
    Label first = new Label();
    Label second = new Label();
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitJumpInsn(Opcodes.IFEQ, second);
    method.visitLabel(first);
    method.visitIincInsn(0, 1);
    method.visitLabel(second);
    method.visitIincInsn(0, 2);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitJumpInsn(Opcodes.IFLT, first);
    method.visitVarInsn(Opcodes.ILOAD, 0);
    method.visitInsn(Opcodes.IRETURN);
    method.visitMaxs(0, 0);
    byte[] bytes = writer.toByteArray();
    assertThatThrownBy(() -> MethodReader.read(n -> Optional.of(bytes), "a/B", "f", "(I)I"))
        .hasMessageContaining("a loop with more than one entry")
        .hasMessageContaining("IRREDUCIBLE_FLOW");
  }

  private static void read(String name) {
    java.lang.reflect.Method method =
        Arrays.stream(RefusedFixtures.class.getDeclaredMethods())
            .filter(m -> m.getName().equals(name))
            .findFirst()
            .orElseThrow();
    Resolve.method(RefusedFixtures.class, name, Type.getMethodDescriptor(method));
  }
}
