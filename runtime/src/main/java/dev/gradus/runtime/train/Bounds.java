package dev.gradus.runtime.train;

import dev.gradus.runtime.Problem;
import java.util.Arrays;

/** Lower and upper bounds of parameters, by number; infinite where there are none. */
final class Bounds {
  private final double[] lower;
  private final double[] upper;

  Bounds(int parameters) {
    lower = new double[parameters];
    upper = new double[parameters];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
  }

  void set(int parameter, Interval interval) {
    lower[parameter] = interval.lower();
    upper[parameter] = interval.upper();
  }

  boolean none() {
    for (int p = 0; p < lower.length; p++) {
      if (has(p)) {
        return false;
      }
    }
    return true;
  }

  boolean has(int parameter) {
    return lower[parameter] != Double.NEGATIVE_INFINITY
        || upper[parameter] != Double.POSITIVE_INFINITY;
  }

  double lower(int parameter) {
    return lower[parameter];
  }

  double upper(int parameter) {
    return upper[parameter];
  }

  /** A closed interval that is not empty. */
  record Interval(double lower, double upper) {
    static Interval of(String parameter, double lower, double upper) {
      if (!(lower <= upper)) {
        throw Problem.BOUNDS_EMPTY.exception(parameter, lower, upper);
      }
      return new Interval(lower, upper);
    }
  }
}
