package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/**
 * The objective "det": a determinant by recursive expansion along the first remaining row. The rows
 * and columns that remain are linked lists: {@code next[i]} follows i, counted from 1; 0 begins, n
 * + 1 ends.
 */
public final class Determinant {
  private Determinant() {}

  /** The determinant of a row-major n × n matrix. */
  @Differentiable
  public static double determinant(double[] a, int n) {
    int[] rows = new int[n + 1];
    int[] columns = new int[n + 1];
    for (int i = 0; i <= n; i++) {
      rows[i] = i + 1;
      columns[i] = i + 1;
    }
    return minor(a, n, rows, columns);
  }

  private static double minor(double[] a, int n, int[] rows, int[] columns) {
    int row = rows[0];
    if (row > n) {
      return 1;
    }
    rows[0] = rows[row];
    double sum = 0;
    double sign = 1;
    int before = 0;
    for (int column = columns[0]; column <= n; column = columns[column]) {
      columns[before] = columns[column];
      sum += sign * a[(row - 1) * n + column - 1] * minor(a, n, rows, columns);
      columns[before] = column;
      before = column;
      sign = -sign;
    }
    rows[0] = row;
    return sum;
  }

  /** Gradient of {@link Determinant#determinant}. */
  @GradientOf(owner = Determinant.class, method = "determinant")
  public interface Gradient {
    double valueAndGradient(double[] a, int n, double[] aAdjoint);
  }
}
