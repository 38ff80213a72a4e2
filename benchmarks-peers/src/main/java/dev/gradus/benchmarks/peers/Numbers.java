package dev.gradus.benchmarks.peers;

import java.util.List;

/**
 * What a library is to train.
 *
 * @param task T1 to T6
 * @param single whether in float
 * @param arrays parameters at the start, in order, then data
 */
record Numbers(String task, boolean single, List<double[]> arrays) {
  static final int FEATURES = 100;
  static final int PIXELS = 784;
  static final int HIDDEN = 128;
  static final int CLASSES = 10;
  private static final double[] TARGET = {1, 2, 3, 4, 5};
  private static final double[] OBSERVED = {1, 2, 3};

  /** Half the logarithm of 2π for each of three observations. */
  static final double LIKELIHOOD_CONSTANT = 1.5 * Math.log(2 * Math.PI);

  /** How many of the arrays are parameters. */
  int parameters() {
    return switch (task) {
      case "T1", "T3" -> 1;
      case "T2", "T4", "T5" -> 2;
      default -> 4;
    };
  }

  /** A parameter at the start. */
  double[] parameter(int i) {
    return arrays.get(i);
  }

  /** The shape of a parameter; none of a number. */
  long[] shape(int parameter) {
    return switch (task + " " + parameter) {
      case "T2 0", "T2 1" -> new long[] {5};
      case "T4 0" -> new long[] {5, 1};
      case "T5 0" -> new long[] {FEATURES, 1};
      case "T6 0" -> new long[] {PIXELS, HIDDEN};
      case "T6 1" -> new long[] {HIDDEN};
      case "T6 2" -> new long[] {HIDDEN, CLASSES};
      case "T6 3" -> new long[] {CLASSES};
      default -> new long[] {};
    };
  }

  /** Rows of features; of T2 and T3 the numbers that are aimed at. */
  double[] x() {
    return switch (task) {
      case "T1" -> new double[0];
      case "T2" -> TARGET;
      case "T3" -> OBSERVED;
      default -> arrays.get(parameters());
    };
  }

  /** How long a row of features is. */
  int width() {
    return switch (task) {
      case "T4" -> 5;
      case "T5" -> FEATURES;
      default -> PIXELS;
    };
  }

  /** What was observed of every row. */
  double[] y() {
    return switch (task) {
      case "T1", "T2", "T3" -> new double[0];
      default -> arrays.get(parameters() + 1);
    };
  }

  /** Whether only value and gradient are wanted. */
  boolean gradientOnly() {
    return task.equals("T5");
  }

  boolean adam() {
    return !task.equals("T4");
  }

  double rate() {
    return task.equals("T6") ? 1e-4 : 0.01;
  }
}
