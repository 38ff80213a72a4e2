package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import java.util.Arrays;

/** The array of one tensor on a tape, and that of its adjoint where a parameter reaches it. */
final class Cell {
  private static final double[] NO_DOUBLES = {};
  private static final float[] NO_FLOATS = {};
  private static final int[] NO_INTS = {};

  final DType dtype;
  final Shape shape;
  final int size;
  final boolean active;

  /** Whether the values depend on nothing that is given with a call. */
  boolean fixed;

  double[] d = NO_DOUBLES;
  float[] f = NO_FLOATS;
  int[] i = NO_INTS;
  double[] dAdjoint = NO_DOUBLES;
  float[] fAdjoint = NO_FLOATS;

  private Cell(DType dtype, Shape shape, boolean active) {
    this.dtype = dtype;
    this.shape = shape;
    this.size = shape.size();
    this.active = active && dtype.isReal();
  }

  /** A tensor with arrays of its own. */
  static Cell allocate(DType dtype, Shape shape, boolean active) {
    Cell c = new Cell(dtype, shape, active);
    switch (Layout.storage(dtype)) {
      case DOUBLE -> c.d = new double[c.size];
      case FLOAT -> c.f = new float[c.size];
      default -> c.i = new int[c.size];
    }
    if (c.active && c.isDouble()) {
      c.dAdjoint = new double[c.size];
    } else if (c.active) {
      c.fAdjoint = new float[c.size];
    }
    return c;
  }

  /** A tensor whose arrays are set before every evaluation. */
  static Cell bound(DType dtype, Shape shape, boolean active) {
    return new Cell(dtype, shape, active);
  }

  boolean isDouble() {
    return dtype == DType.DOUBLE;
  }

  void set(int index, double value) {
    switch (Layout.storage(dtype)) {
      case DOUBLE -> d[index] = value;
      case FLOAT -> f[index] = (float) value;
      default -> i[index] = (int) value;
    }
  }

  double get(int index) {
    return switch (Layout.storage(dtype)) {
      case DOUBLE -> d[index];
      case FLOAT -> f[index];
      default -> i[index];
    };
  }

  void clearAdjoint() {
    Arrays.fill(dAdjoint, 0.0);
    Arrays.fill(fAdjoint, 0.0f);
  }
}
