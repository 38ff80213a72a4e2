package dev.gradus.benchmarks.gradbench.task;

import java.util.Arrays;

/** Rows of matrices that are stored one after the other. */
final class Rows {
  private Rows() {}

  /** Copies an array to rows of equal length. */
  static double[][] of(double[] flat, int count) {
    int length = flat.length / count;
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      rows[i] = Arrays.copyOfRange(flat, i * length, (i + 1) * length);
    }
    return rows;
  }

  /** The same row again and again, each an array of its own. */
  static double[][] repeat(double[] row, int count) {
    double[][] rows = new double[count][];
    Arrays.setAll(rows, i -> row.clone());
    return rows;
  }
}
