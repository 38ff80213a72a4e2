package dev.gradus.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Compares the gradients of a compiled model with those found in other ways. */
final class GradientBounds {
  /** Points that are tried: at some, a kink or a jump lies too close to judge a gradient. */
  private static final int POINTS = 4;

  private static final double[] DISTANCES = {1e-5, 1e-6, 1e-4, 1e-3};

  private final Kernel compiled;
  private final boolean wide;
  private final List<double[]> gradient;
  private final double size;

  GradientBounds(Kernel compiled, Function<Layout, Workspace> arguments) {
    this.compiled = compiled;
    wide = compiled.signature().dtype() == DType.DOUBLE;
    Workspace w = arguments.apply(compiled.layout());
    double value = compiled.valueAndGradient(w);
    gradient = gradient(w);
    size = size(value, gradient);
  }

  private static List<double[]> gradient(Workspace w) {
    List<double[]> all = new ArrayList<>();
    for (int p = 0; p < w.layout().signature().parameters().size(); p++) {
      all.add(w.gradient(p));
    }
    return all;
  }

  /** The largest of value and slopes, at least 1: what rounding errors are measured by. */
  private static double size(double value, List<double[]> gradient) {
    double largest = Math.max(1, Math.abs(value));
    for (double[] slopes : gradient) {
      for (double slope : slopes) {
        largest = Math.max(largest, Math.abs(slope));
      }
    }
    return largest;
  }

  boolean finite() {
    return Double.isFinite(size)
        && gradient.stream().flatMapToDouble(Arrays::stream).allMatch(Double::isFinite);
  }

  /** Asserts that a tape's gradient is the compiled one but for rounding. */
  void near(Kernel tape, Function<Layout, Workspace> arguments, boolean exact) {
    Workspace w = arguments.apply(tape.layout());
    tape.valueAndGradient(w);
    double bound = (exact ? 1e-8 : 1e-2) * size;
    for (int p = 0; p < gradient.size(); p++) {
      if (finite()) {
        assertThat(w.gradient(p))
            .as("%s, p%d", tape.getClass().getSimpleName(), p)
            .containsExactly(gradient.get(p), within(bound));
      }
    }
  }

  /**
   * Whether the gradient is that of finite differences (in double), or else the one of the same
   * model in double.
   *
   * @param plain the same model in double throughout
   */
  boolean hold(long seed, int batch, Kernel plain) {
    StringBuilder report = new StringBuilder();
    for (int point = 0; point < POINTS; point++) {
      long numbers = seed + 1_000_003L * point;
      Workspace w = RandomModel.arguments(compiled.layout(), batch, numbers);
      Workspace v = RandomModel.arguments(plain.layout(), batch, numbers);
      compiled.valueAndGradient(w);
      double value = plain.valueAndGradient(v);
      double scale = size(value, gradient(v));
      if (Double.isFinite(scale)
          && isClose(gradient(w), gradient(v), 1e-2 * scale, report)
          && areSlopes(plain, v, scale, report)) {
        return true;
      }
    }
    throw new AssertionError("gradient at no point as expected:\n" + report);
  }

  private static boolean isClose(
      List<double[]> got, List<double[]> wanted, double bound, StringBuilder report) {
    for (int p = 0; p < got.size(); p++) {
      for (int i = 0; i < got.get(p).length; i++) {
        if (!(Math.abs(got.get(p)[i] - wanted.get(p)[i]) <= bound)) {
          report.append(
              "p%d[%d]: %s, in double %s%n".formatted(p, i, got.get(p)[i], wanted.get(p)[i]));
          return false;
        }
      }
    }
    return true;
  }

  /** Central differences; the distance that suits best counts. */
  private static boolean areSlopes(Kernel kernel, Workspace w, double scale, StringBuilder report) {
    for (int p = 0; p < w.layout().signature().parameters().size(); p++) {
      double[] gradient = w.gradient(p);
      for (int i = 0; i < gradient.length; i++) {
        double error = Double.POSITIVE_INFINITY;
        for (int k = 0; k < DISTANCES.length && !(error <= 1e-5 * scale); k++) {
          error = Math.min(error, Math.abs(slope(kernel, w, p, i, DISTANCES[k]) - gradient[i]));
        }
        if (!(error <= 1e-5 * scale)) {
          double slope = slope(kernel, w, p, i, DISTANCES[0]);
          report.append("p%d[%d]: %s, by differences %s%n".formatted(p, i, gradient[i], slope));
          return false;
        }
      }
    }
    return true;
  }

  private static double slope(Kernel kernel, Workspace w, int p, int i, double h) {
    double x = w.doubles[p][i];
    w.doubles[p][i] = x + h;
    double above = kernel.value(w);
    w.doubles[p][i] = x - h;
    double below = kernel.value(w);
    w.doubles[p][i] = x;
    return (above - below) / (2 * h);
  }
}
