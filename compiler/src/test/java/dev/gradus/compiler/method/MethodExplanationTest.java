package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MethodExplanationTest {

  private static String explained(String method) {
    ClassLoader loader = MethodExplanationTest.class.getClassLoader();
    return MethodExplanation.of(loader, Examples.class.getName(), method);
  }

  /** From one heading to another, line numbers aside. */
  private static String part(String text, String from, String to) {
    int begin = text.indexOf("== " + from + " ==");
    return text.substring(begin, text.indexOf("== " + to + " ==")).replaceAll("\\d+", "N");
  }

  @Test
  void aSumNeedsNoSaveArea() {
    String text = explained("rosenbrock");
    assertThat(part(text, "saved", "adjoint"))
        .isEqualTo(
            """
            == saved ==
              nothing

            == recomputed ==
              nothing

            == forwards and backwards at once ==
              loop at line N

            """);
    assertThat(part(text, "save area", "size")).contains("bytes per call: N\n");
    assertThat(part(text, "adjoint", "save area"))
        .contains("double rosenbrock$adjoint(SaveStack stack_N, double[] x_N, double[] xAdjoint_N");
    assertThat(part(text, "program", "saved")).contains("double rosenbrock(double[] x_N)");
  }

  @Test
  void aRecurrenceSavesWhatIsDearAndComputesAgainWhatIsCheap() {
    String text = explained("failing");
    assertThat(part(text, "saved", "adjoint"))
        .contains("  double product, each iteration of the loop at line N: ")
        .contains("  double exp(x[i]), each iteration of the loop at line N: ")
        .contains("  (product * product), each iteration of the loop at line N\n");
    assertThat(part(text, "save area", "size")).contains("bytes per call: N · nN\n");
  }

  @Test
  void activityAndSizesAreSaid() {
    assertThat(explained("weighted"))
        .contains("  double[] x: differentiated by\n")
        .contains("  double[] weights: a constant\n")
        .contains("  int power: a constant\n")
        .contains("  float scale: differentiated by\n")
        .contains("weighted$adjoint: ");
    assertThat(explained("constant")).contains("== program ==").doesNotContain("== adjoint ==");
  }

  @Test
  void anUnknownMethodIsNamed() {
    assertThatThrownBy(() -> explained("rosenbrok")).hasMessageContaining("it has: rosenbrock");
  }
}
