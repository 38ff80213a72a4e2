package dev.gradus.compiler.read;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

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
    return DoubleStream.of(x).map(y -> y * y).sum();
  }

  static double twoLambdas(double x) {
    DoubleUnaryOperator f = x > 0 ? y -> y * y : Math::sin;
    return f.applyAsDouble(x);
  }

  static double unknownLambda(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x);
  }

  static double parameter(RefusedFixtures f) {
    return f.field;
  }

  /** A pair of numbers. */
  record Pair(double a, double b) {}

  static double sameObject(double x) {
    Pair p = new Pair(x, 1);
    Pair q = new Pair(x, 1);
    return p == q ? 1 : 2;
  }

  static int escape(double x) {
    return System.identityHashCode(new Pair(x, 2));
  }

  static Pair result(double x) {
    return new Pair(x, 2);
  }

  static double growingLambda(double x, int n) {
    return nest(y -> y * y, n).applyAsDouble(x);
  }

  private static DoubleUnaryOperator nest(DoubleUnaryOperator f, int n) {
    return n == 0 ? f : nest(y -> f.applyAsDouble(y) + 1, n - 1);
  }

  /** A class that others may extend. */
  static class Open {
    int changing;

    double value() {
      return 1;
    }
  }

  static double unresolved(Open open, double x) {
    return open.value() * x;
  }

  /** A list. */
  static final class Node {
    Node next;
    double value = 1;
  }

  static double shared(double x) {
    Node a = new Node();
    Node b = x > 0 ? a : new Node();
    a.next = new Node();
    return b.next == null ? 1 : b.next.value;
  }

  static double late(double x) {
    Node node = new Node();
    double total = 0;
    while (total < x) {
      total += node.next == null ? node.value : node.next.value;
      node.next = new Node();
    }
    return total;
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
