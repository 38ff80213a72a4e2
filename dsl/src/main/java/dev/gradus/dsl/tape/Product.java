package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.kernel.Blocks;
import dev.gradus.runtime.kernel.StrictBlocks;
import java.util.ArrayList;
import java.util.List;

/** A contraction whose sums run in order, as matrix products. */
final class Product {
  private final boolean strict;
  private final Matrices a;
  private final Matrices b;
  private final Matrices c;
  private final boolean swapped;
  private final int m;
  private final int n;
  private final int k;
  private final double[][] doubles = new double[3][0];
  private final float[][] floats = new float[3][0];

  /** Contraction of two tensors; the summed labels run in the order of the left one. */
  Product(boolean strict, NodeKind.Contract kind, Shape left, Shape right, Shape result) {
    this.strict = strict;
    List<Integer> common = new ArrayList<>(kind.result());
    common.retainAll(kind.left());
    common.retainAll(kind.right());
    List<Integer> rows = new ArrayList<>(kind.result());
    rows.removeAll(kind.right());
    List<Integer> columns = new ArrayList<>(kind.result());
    columns.removeAll(kind.left());
    List<Integer> summed = new ArrayList<>(kind.left());
    summed.removeAll(kind.result());
    Matrices upright = new Matrices(kind.result(), result, common, rows, columns, true);
    Matrices lying = new Matrices(kind.result(), result, common, columns, rows, true);
    swapped = upright.packed && !lying.packed;
    c = swapped ? lying : upright;
    m = Matrices.extent(kind.left(), left, rows);
    n = Matrices.extent(kind.right(), right, columns);
    k = Matrices.extent(kind.left(), left, summed);
    a = new Matrices(kind.left(), left, common, rows, summed, false);
    b = new Matrices(kind.right(), right, common, summed, columns, false);
  }

  /** Overwrites the result, or adds to it. */
  void run(double[] left, double[] right, double[] result, boolean adding) {
    double[] x = a.in(left, scratch(0, a));
    double[] y = b.in(right, scratch(1, b));
    double[] z = c.packed ? scratch(2, c) : result;
    boolean accumulate = adding && !c.packed;
    for (int i = 0; i < c.start.length; i++) {
      if (swapped) {
        multiply(
            y, b.start[i], b.column, b.row, x, a.start[i], a.column, a.row, z, i, n, m, accumulate);
      } else {
        multiply(
            x, a.start[i], a.row, a.column, y, b.start[i], b.row, b.column, z, i, m, n, accumulate);
      }
    }
    if (c.packed) {
      c.out(z, result, adding);
    }
  }

  private void multiply(
      double[] x,
      int xStart,
      int xRow,
      int xColumn,
      double[] y,
      int yStart,
      int yRow,
      int yColumn,
      double[] z,
      int i,
      int rows,
      int columns,
      boolean accumulate) {
    if (strict) {
      StrictBlocks.matmul(
          x,
          xStart,
          xRow,
          xColumn,
          y,
          yStart,
          yRow,
          yColumn,
          z,
          c.start[i],
          c.row,
          rows,
          columns,
          k,
          accumulate);
    } else {
      Blocks.matmul(
          x,
          xStart,
          xRow,
          xColumn,
          y,
          yStart,
          yRow,
          yColumn,
          z,
          c.start[i],
          c.row,
          rows,
          columns,
          k,
          accumulate);
    }
  }

  private double[] scratch(int which, Matrices view) {
    if (view.packed && doubles[which].length < view.size) {
      doubles[which] = new double[view.size];
    }
    return doubles[which];
  }

  /** The same on floats. */
  void run(float[] left, float[] right, float[] result, boolean adding) {
    float[] x = a.in(left, narrow(0, a));
    float[] y = b.in(right, narrow(1, b));
    float[] z = c.packed ? narrow(2, c) : result;
    boolean accumulate = adding && !c.packed;
    for (int i = 0; i < c.start.length; i++) {
      if (swapped) {
        multiply(
            y, b.start[i], b.column, b.row, x, a.start[i], a.column, a.row, z, i, n, m, accumulate);
      } else {
        multiply(
            x, a.start[i], a.row, a.column, y, b.start[i], b.row, b.column, z, i, m, n, accumulate);
      }
    }
    if (c.packed) {
      c.out(z, result, adding);
    }
  }

  private void multiply(
      float[] x,
      int xStart,
      int xRow,
      int xColumn,
      float[] y,
      int yStart,
      int yRow,
      int yColumn,
      float[] z,
      int i,
      int rows,
      int columns,
      boolean accumulate) {
    if (strict) {
      StrictBlocks.matmul(
          x,
          xStart,
          xRow,
          xColumn,
          y,
          yStart,
          yRow,
          yColumn,
          z,
          c.start[i],
          c.row,
          rows,
          columns,
          k,
          accumulate);
    } else {
      Blocks.matmul(
          x,
          xStart,
          xRow,
          xColumn,
          y,
          yStart,
          yRow,
          yColumn,
          z,
          c.start[i],
          c.row,
          rows,
          columns,
          k,
          accumulate);
    }
  }

  private float[] narrow(int which, Matrices view) {
    if (view.packed && floats[which].length < view.size) {
      floats[which] = new float[view.size];
    }
    return floats[which];
  }
}
