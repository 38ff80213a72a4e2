package dev.gradus.compiler.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values where one array stands for two arguments, after several passes over the program. */
class SharedArraysTest {

  /** Sums that run in pairs, then products that could be aligned if x and y were two arrays. */
  @Differentiable
  public static double strict(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      double s = i;
      for (int j = 0; j < n; j++) s = s * 0.5 + x[j];
      sum += s;
    }
    for (int i = 1; i < n; i++) y[i] = x[i] * x[i - 1];
    x[0] = 3;
    return sum + y[n - 1] + y[0];
  }

  /** The same with a sum that runs in tiles. */
  @Differentiable(arithmetic = Arithmetic.FAST)
  public static double fast(double[] x, double[] y, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) sum += Math.exp(x[i]);
    for (int i = 1; i < n; i++) y[i] = x[i] * x[i - 1];
    x[0] = 3;
    return sum + y[n - 1] + y[0];
  }

  @Test
  void valuesAreThoseOfTheMethods() {
    double[] x = new Random(3).doubles(100, 0.9, 1).toArray();
    double[] same = x.clone();
    Object strict = Gradients.of(SharedArraysTest.class, "strict").value(x, x, 100);
    assertThat(strict).isEqualTo(strict(same, same, 100));
    double[] again = x.clone();
    double fast = (double) Gradients.of(SharedArraysTest.class, "fast").value(x, x, 100);
    assertThat(fast).isCloseTo(fast(again, again, 100), within(1e-12));
    assertThat(fast).isNotCloseTo(fast(x.clone(), x.clone(), 100), within(1e-3));
  }
}
