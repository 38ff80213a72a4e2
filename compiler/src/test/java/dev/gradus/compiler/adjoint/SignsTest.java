package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.Primals;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Gradients;
import org.junit.jupiter.api.Test;

/** Signs of cotangents end in subtractions from adjoints. */
class SignsTest {
  /** A sum of differences, products and a quotient. */
  public static double differences(double[] x) {
    double sum = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i] / x[i + 1];
      sum += a * a * a + b * b;
    }
    return sum;
  }

  @Test
  void noSignIsWrittenWhereASubtractionWillDo() {
    ClassFiles files = ClassFiles.of(getClass().getClassLoader());
    String owner = getClass().getName().replace('.', '/');
    var c =
        new MethodCompiler(files, CompilerOptions.fromSystemProperties())
            .compile(Primals.named(files, owner, "differences").get(0));
    assertThat(Printer.print(c.stages().get("adjoint"))).doesNotContain("negate");
  }

  @Test
  void theGradientIsThatOfTheSum() {
    double[] x = {0.3, -0.8, 1.7, 0.4};
    double[] g = new double[4];
    var f = Gradients.of(SignsTest.class, "differences");
    assertThat(f.valueAndGradient(x, g)).isEqualTo(differences(x));
    double[] expected = new double[4];
    for (int i = 0; i < 3; i++) {
      double a = x[i + 1] - x[i] * x[i];
      double b = 1 - x[i] / x[i + 1];
      expected[i] += -6 * a * a * x[i] - 2 * b / x[i + 1];
      expected[i + 1] += 3 * a * a + 2 * b * x[i] / (x[i + 1] * x[i + 1]);
    }
    assertThat(g).containsExactly(expected, within(1e-13));
  }
}
