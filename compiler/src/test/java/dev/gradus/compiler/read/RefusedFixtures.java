package dev.gradus.compiler.read;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Methods that cannot be read, one construct each. */
public final class RefusedFixtures {
  static double total;
  double field;

  private RefusedFixtures() {}

  static double handler(double x) {
    try {
      return x / total;
    } catch (ArithmeticException e) {
      return 0;
    }
  }

  static double locked(Object lock, double x) {
    synchronized (lock) {
      return x;
    }
  }

  static double lambda(double x) {
    DoubleUnaryOperator f = y -> y * y;
    return f.applyAsDouble(x);
  }

  static double listElement(List<Double> list) {
    return list.get(0);
  }

  static double test(Object o) {
    return o instanceof double[] ? 1 : 0;
  }

  static double cast(Object o) {
    double[] x = (double[]) o;
    return x[0];
  }

  static void staticWrite(double x) {
    total = x;
  }

  static void write(RefusedFixtures f, double x) {
    f.field = x;
  }

  static double endless(double x) {
    double y = x;
    while (true) {
      y = y + 1;
    }
  }

  static double callsRefused(double x) {
    return 1 + handler(x);
  }

  static native double nowhere(double x);
}
