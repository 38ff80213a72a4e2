package dev.gradus.runtime.method;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Which elements of a matrix may differ from zero. */
public final class Sparsity {
  private final int columns;
  private final int[][] rows;

  private Sparsity(int columns, int[][] rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * A pattern by rows.
   *
   * @param columns number of columns
   * @param rows for each row, the columns of its elements, in any order
   * @throws IllegalArgumentException if there is no such column, or a column is named twice
   */
  public static Sparsity of(int columns, int[]... rows) {
    int[][] sorted = new int[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[i].clone();
      Arrays.sort(sorted[i]);
      for (int k = 0; k < sorted[i].length; k++) {
        int column = sorted[i][k];
        if (column < 0 || column >= columns || k > 0 && column == sorted[i][k - 1]) {
          throw new IllegalArgumentException(
              "row " + i + " names column " + column + " of " + columns + " wrongly or twice");
        }
      }
    }
    return new Sparsity(columns, sorted);
  }

  /** The pattern of the elements that are true; all rows have the same length. */
  public static Sparsity of(boolean[][] pattern) {
    int columns = pattern.length == 0 ? 0 : pattern[0].length;
    int[][] rows = new int[pattern.length][];
    for (int i = 0; i < rows.length; i++) {
      boolean[] row = pattern[i];
      rows[i] = IntStream.range(0, row.length).filter(j -> row[j]).toArray();
    }
    return of(columns, rows);
  }

  /** A square matrix whose only elements are those at most {@code width} beside the diagonal. */
  public static Sparsity band(int size, int width) {
    int[][] rows = new int[size][];
    for (int i = 0; i < size; i++) {
      int last = Math.min(size - 1, i + width);
      rows[i] = IntStream.rangeClosed(Math.max(0, i - width), last).toArray();
    }
    return new Sparsity(size, rows);
  }

  /** A diagonal matrix, as the Hessian of a sum of functions of one variable each. */
  public static Sparsity diagonal(int size) {
    return band(size, 0);
  }

  public int rows() {
    return rows.length;
  }

  public int columns() {
    return columns;
  }

  /** The columns of a row's elements, rising. */
  public int[] row(int row) {
    return rows[row].clone();
  }

  /** Number of elements. */
  public int size() {
    return Arrays.stream(rows).mapToInt(r -> r.length).sum();
  }

  /**
   * An array for the elements: for each row as many as the pattern has, in the order of columns.
   */
  public double[][] values() {
    double[][] values = new double[rows.length][];
    Arrays.setAll(values, i -> new double[rows[i].length]);
    return values;
  }

  /** The pattern of the transposed matrix. */
  public Sparsity transposed() {
    int[] counts = new int[columns];
    Arrays.stream(rows).flatMapToInt(Arrays::stream).forEach(j -> counts[j]++);
    int[][] turned = new int[columns][];
    Arrays.setAll(turned, j -> new int[counts[j]]);
    Arrays.fill(counts, 0);
    for (int i = 0; i < rows.length; i++) {
      for (int j : rows[i]) {
        turned[j][counts[j]++] = i;
      }
    }
    return new Sparsity(rows.length, turned);
  }

  /** As {@link #row}, without a copy. */
  int[] columnsOf(int row) {
    return rows[row];
  }
}
