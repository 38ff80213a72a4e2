package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.CompilerOptions;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.method.MethodCompiler;
import dev.gradus.compiler.method.Primals;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Running extremes save nothing, and have the gradient of the same loop that looks at its extreme
 * once more and therefore saves it in every iteration.
 */
class RunningExtremesTest {
  private static final double[] SPECIAL = {
    0.0, -0.0, 1, 1, 2, -1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN
  };

  public static double maximum(double[] x, double[] y) {
    double m = y[0];
    for (int i = 0; i < x.length; i++) m = Math.max(m, x[i]);
    return m * y[1];
  }

  public static double maximumSaved(double[] x, double[] y) {
    double m = y[0];
    int huge = 0;
    for (int i = 0; i < x.length; i++) {
      if (m > 1e300) huge++;
      m = Math.max(m, x[i]);
    }
    return m * y[1] + 0.0 * huge;
  }

  public static double minimum(double[] x, double[] y) {
    double m = Double.POSITIVE_INFINITY;
    for (int i = x.length - 1; i >= 0; i -= 2) m = Math.min(x[i] * y[0], m);
    return m + y[1];
  }

  public static double minimumSaved(double[] x, double[] y) {
    double m = Double.POSITIVE_INFINITY;
    int huge = 0;
    for (int i = x.length - 1; i >= 0; i -= 2) {
      if (m < -1e300) huge++;
      m = Math.min(x[i] * y[0], m);
    }
    return m + y[1] + 0.0 * huge;
  }

  public static double rangeOfRows(double[] x, double[] y) {
    double s = 0;
    for (int r = 0; r < x.length / 3; r++) {
      double high = y[0];
      double low = y[0];
      for (int j = 0; j < 3; j++) {
        high = Math.max(high, x[3 * r + j]);
        low = Math.min(low, x[3 * r + j]);
      }
      s = 0.5 * s * s + (high - low) * y[1];
    }
    return s;
  }

  public static double rangeOfRowsSaved(double[] x, double[] y) {
    double s = 0;
    int huge = 0;
    for (int r = 0; r < x.length / 3; r++) {
      double high = y[0];
      double low = y[0];
      for (int j = 0; j < 3; j++) {
        if (high > 1e300 || low < -1e300) huge++;
        high = Math.max(high, x[3 * r + j]);
        low = Math.min(low, x[3 * r + j]);
      }
      s = 0.5 * s * s + (high - low) * y[1];
    }
    return s + 0.0 * huge;
  }

  public static double overwritten(double[] x, double[] y) {
    double m = y[0];
    for (int i = 0; i < x.length; i++) {
      m = Math.max(m, x[i]);
      x[i] = 2 * x[i];
    }
    return m * y[1];
  }

  public static double overwrittenSaved(double[] x, double[] y) {
    double m = y[0];
    int huge = 0;
    for (int i = 0; i < x.length; i++) {
      if (m > 1e300) huge++;
      m = Math.max(m, x[i]);
      x[i] = 2 * x[i];
    }
    return m * y[1] + 0.0 * huge;
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double fast(double[] x, double[] y) {
    return maximum(x, y);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double fastSaved(double[] x, double[] y) {
    return maximumSaved(x, y);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maximum", "minimum", "rangeOfRows", "overwritten", "fast"})
  void gradientsAreThoseOfSavedExtremes(String name) {
    var plain = Gradients.of(RunningExtremesTest.class, name);
    var saved = Gradients.of(RunningExtremesTest.class, name + "Saved");
    for (double[] x : inputs()) {
      for (double start : new double[] {-3, 0, -0.0, 1, Double.NaN, Double.NEGATIVE_INFINITY}) {
        double[] y = {start, 0.7};
        double[][] expected = {new double[x.length], new double[2]};
        double[][] actual = {new double[x.length], new double[2]};
        double value = (double) saved.valueAndGradient(x.clone(), y, expected[0], expected[1]);
        double same = (double) plain.valueAndGradient(x.clone(), y, actual[0], actual[1]);
        // Adding zero times a number makes 0 of −0.
        assertThat(same + 0.0).isEqualTo((Double) value);
        for (int k = 0; k < 2; k++) {
          assertThat(actual[k])
              .as("at %s from %s", Arrays.toString(x), start)
              .containsExactly(expected[k]);
        }
      }
    }
  }

  @Test
  void theSameArrayTwice() {
    double[] x = {0.5, 0.25, 3, 3, 1};
    double[] expected = new double[5];
    double[] actual = new double[5];
    Gradients.of(RunningExtremesTest.class, "maximumSaved").gradient(x, x, expected, expected);
    Gradients.of(RunningExtremesTest.class, "maximum").gradient(x, x, actual, actual);
    assertThat(actual).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"maximum", "minimum", "fast"})
  void nothingIsSaved(String name) {
    ClassFiles files = ClassFiles.of(getClass().getClassLoader());
    String owner = getClass().getName().replace('.', '/');
    var c =
        new MethodCompiler(files, CompilerOptions.fromSystemProperties())
            .compile(Primals.named(files, owner, name).get(0));
    assertThat(Printer.print(c.stages().get("adjoint"))).doesNotContain("reserve");
  }

  /** Short ones of special numbers, with ties of all kinds, and longer ones. */
  private static List<double[]> inputs() {
    List<double[]> all = new ArrayList<>(List.of(new double[0]));
    for (double a : SPECIAL) {
      all.add(new double[] {a});
      for (double b : SPECIAL) {
        all.add(new double[] {a, b});
        for (double c : SPECIAL) {
          all.add(new double[] {a, b, c});
        }
      }
    }
    Random random = new Random(3);
    for (int n : new int[] {4, 31, 32, 33, 255, 256, 257, 600}) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) {
        x[i] = random.nextInt(n < 40 ? 5 : 100) - 2;
      }
      all.add(x);
      double[] withNaN = x.clone();
      withNaN[n / 2] = Double.NaN;
      all.add(withNaN);
    }
    return all;
  }
}
