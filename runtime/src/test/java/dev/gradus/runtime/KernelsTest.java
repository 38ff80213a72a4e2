package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KernelsTest {

  @Test
  void noObjectiveIsDigestedWhereNoKernelWasGenerated() {
    Signature signature =
        new Signature("model", DType.DOUBLE, Arithmetic.STRICT, List.of(), List.of(), List.of());
    Objective objective =
        new Objective() {
          @Override
          public Signature signature() {
            return signature;
          }

          @Override
          public Optional<String> fingerprint() {
            throw new AssertionError("a digest loads the security providers of the JVM");
          }
        };
    assertThatThrownBy(() -> Kernels.compile(objective)).hasMessageContaining("NO_COMPILER");
  }
}
