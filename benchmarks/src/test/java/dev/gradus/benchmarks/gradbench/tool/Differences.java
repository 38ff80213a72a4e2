package dev.gradus.benchmarks.gradbench.tool;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Central differences over numbers inside an input, which are changed in place. */
final class Differences {
  private static final double STEP = 1e-5;

  private Differences() {}

  /**
   * Derivatives of the numbers that {@code f} finds.
   *
   * @param holder the list or map that holds the number
   * @return an element for each number of f
   */
  static double[] of(Supplier<double[]> f, Object holder, Object key, double step) {
    double x = ((Number) get(holder, key)).doubleValue();
    set(holder, key, x + step);
    double[] above = f.get();
    set(holder, key, x - step);
    double[] below = f.get();
    set(holder, key, x);
    double[] quotients = new double[above.length];
    for (int i = 0; i < quotients.length; i++) {
      quotients[i] = (above[i] - below[i]) / (2 * step);
    }
    return quotients;
  }

  static double[] of(Supplier<double[]> f, Object holder, Object key) {
    return of(f, holder, key, STEP);
  }

  /** Derivatives of the component of f by all numbers of a value, in order. */
  static void gradient(
      Supplier<double[]> f, int component, Object value, List<Double> derivatives) {
    if (value instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof Number) {
          derivatives.add(of(f, value, i)[component]);
        } else {
          gradient(f, component, list.get(i), derivatives);
        }
      }
    }
  }

  private static Object get(Object holder, Object key) {
    return holder instanceof List<?> list ? list.get((Integer) key) : ((Map<?, ?>) holder).get(key);
  }

  @SuppressWarnings("unchecked") // inputs hold objects
  private static void set(Object holder, Object key, double value) {
    if (holder instanceof List) {
      ((List<Object>) holder).set((Integer) key, value);
    } else {
      ((Map<Object, Object>) holder).put(key, value);
    }
  }
}
