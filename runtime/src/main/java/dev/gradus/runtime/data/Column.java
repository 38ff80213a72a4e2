package dev.gradus.runtime.data;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Workspace;

/**
 * A named part of a {@link Dataset}: one fixed-length row of numbers for every example, flat and
 * row-major. Flat arrays are taken as they are, without copying; do not change them while in use.
 */
public sealed interface Column permits DoubleColumn, FloatColumn, IntColumn {
  String name();

  /** DOUBLE, FLOAT or INT. */
  DType dtype();

  /** Numbers per row. */
  int rowLength();

  /** Number of rows. */
  int rows();

  /** A new column of the rows at these positions, in this order. */
  Column select(int[] rows);

  /** Binds all values to input number {@code input} of a workspace, without copying. */
  void bindTo(Workspace workspace, int input);

  /** One number per row. */
  static Column of(String name, double[] values) {
    return of(name, values, 1);
  }

  /** Flat values, {@code rowLength} per row. */
  static Column of(String name, double[] values, int rowLength) {
    return new DoubleColumn(name, values, rowLength);
  }

  /** One array per row, all of one length; copied. */
  static Column of(String name, double[][] rows) {
    int length = rowLength(name, rows.length == 0 ? -1 : rows[0].length);
    double[] flat = new double[Math.multiplyExact(rows.length, length)];
    for (int r = 0; r < rows.length; r++) {
      requireLength(name, r, rows[r].length, length);
      System.arraycopy(rows[r], 0, flat, r * length, length);
    }
    return of(name, flat, length);
  }

  /** One number per row. */
  static Column of(String name, float[] values) {
    return of(name, values, 1);
  }

  /** Flat values, {@code rowLength} per row. */
  static Column of(String name, float[] values, int rowLength) {
    return new FloatColumn(name, values, rowLength);
  }

  /** One array per row, all of one length; copied. */
  static Column of(String name, float[][] rows) {
    int length = rowLength(name, rows.length == 0 ? -1 : rows[0].length);
    float[] flat = new float[Math.multiplyExact(rows.length, length)];
    for (int r = 0; r < rows.length; r++) {
      requireLength(name, r, rows[r].length, length);
      System.arraycopy(rows[r], 0, flat, r * length, length);
    }
    return of(name, flat, length);
  }

  /** One whole number (a label, an index) per row. */
  static Column of(String name, int[] values) {
    return of(name, values, 1);
  }

  /** Flat values, {@code rowLength} per row. */
  static Column of(String name, int[] values, int rowLength) {
    return new IntColumn(name, values, rowLength);
  }

  /** One array per row, all of one length; copied. */
  static Column of(String name, int[][] rows) {
    int length = rowLength(name, rows.length == 0 ? -1 : rows[0].length);
    int[] flat = new int[Math.multiplyExact(rows.length, length)];
    for (int r = 0; r < rows.length; r++) {
      requireLength(name, r, rows[r].length, length);
      System.arraycopy(rows[r], 0, flat, r * length, length);
    }
    return of(name, flat, length);
  }

  /** Checks that a flat array is whole rows; returns their number. */
  static int rowsOf(String name, int values, int rowLength) {
    if (rowLength < 1 || values % rowLength != 0) {
      throw Problem.COLUMN_NOT_WHOLE_ROWS.exception(name, values, rowLength);
    }
    return values / rowLength;
  }

  private static int rowLength(String name, int first) {
    if (first < 0) {
      throw Problem.NO_ROWS.exception("column '" + name + "'");
    }
    return first;
  }

  private static void requireLength(String name, int row, int length, int expected) {
    if (length != expected) {
      throw Problem.ROWS_RAGGED.exception(name, row, length, expected);
    }
  }
}
