package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and dot products of doubles into 8 partials, which are one vector or two. Each is one flat
 * method.
 */
final class DoubleReductions {
  /** Whether vectors are short enough, and long enough, to hold the partials in one or two. */
  static final boolean SUPPORTED;

  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = 8;

  static {
    SUPPORTED = LANES == PARTIALS || 2 * LANES == PARTIALS;
  }

  private DoubleReductions() {}

  /** Adds whole rounds of n elements; the first goes to partial 0. */
  static void sum(double[] src, int offset, int n, double[] partials) {
    int end = offset + n;
    if (LANES == PARTIALS) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, partials, 0);
      for (int i = offset; i < end; i += PARTIALS) {
        p = p.add(DoubleVector.fromArray(SPECIES, src, i));
      }
      p.intoArray(partials, 0);
    } else {
      DoubleVector p = DoubleVector.fromArray(SPECIES, partials, 0);
      DoubleVector q = DoubleVector.fromArray(SPECIES, partials, LANES);
      for (int i = offset; i < end; i += PARTIALS) {
        p = p.add(DoubleVector.fromArray(SPECIES, src, i));
        q = q.add(DoubleVector.fromArray(SPECIES, src, i + LANES));
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
    }
  }

  /** Adds products in whole rounds of n elements; the first goes to partial 0. */
  static void dot(double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials) {
    if (LANES == PARTIALS) {
      DoubleVector p = DoubleVector.fromArray(SPECIES, partials, 0);
      for (int i = 0; i < n; i += PARTIALS) {
        p =
            DoubleVector.fromArray(SPECIES, a, aOffset + i)
                .fma(DoubleVector.fromArray(SPECIES, b, bOffset + i), p);
      }
      p.intoArray(partials, 0);
    } else {
      DoubleVector p = DoubleVector.fromArray(SPECIES, partials, 0);
      DoubleVector q = DoubleVector.fromArray(SPECIES, partials, LANES);
      for (int i = 0; i < n; i += PARTIALS) {
        int u = aOffset + i;
        int v = bOffset + i;
        p = DoubleVector.fromArray(SPECIES, a, u).fma(DoubleVector.fromArray(SPECIES, b, v), p);
        q =
            DoubleVector.fromArray(SPECIES, a, u + LANES)
                .fma(DoubleVector.fromArray(SPECIES, b, v + LANES), q);
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
    }
  }

  /** Dot products of rows with x, each with partials of its own. */
  static void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset,
      double[] partials) {
    int whole = cols - cols % PARTIALS;
    int r = 0;
    if (LANES == PARTIALS) {
      for (; r <= rows - 4; r += 4) {
        fourRowDots(a, aOffset + r * cols, cols, x, xOffset, whole, partials);
        for (int i = 0; i < 4; i++) {
          out[outOffset + r + i] =
              total(a, aOffset + (r + i) * cols, x, xOffset, whole, cols, partials, i * PARTIALS);
        }
      }
    }
    for (; r < rows; r++) {
      int row = aOffset + r * cols;
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      if (LANES == PARTIALS) {
        for (int i = 0; i < whole; i += PARTIALS) {
          p =
              DoubleVector.fromArray(SPECIES, a, row + i)
                  .fma(DoubleVector.fromArray(SPECIES, x, xOffset + i), p);
        }
        p.intoArray(partials, 0);
      } else {
        for (int i = 0; i < whole; i += PARTIALS) {
          int u = row + i;
          int v = xOffset + i;
          p = DoubleVector.fromArray(SPECIES, a, u).fma(DoubleVector.fromArray(SPECIES, x, v), p);
          q =
              DoubleVector.fromArray(SPECIES, a, u + LANES)
                  .fma(DoubleVector.fromArray(SPECIES, x, v + LANES), q);
        }
        p.intoArray(partials, 0);
        q.intoArray(partials, LANES);
      }
      for (int i = whole; i < cols; i++) {
        partials[i - whole] = Math.fma(a[row + i], x[xOffset + i], partials[i - whole]);
      }
      out[outOffset + r] = Partials.total(partials);
    }
  }

  /** The whole rounds of four rows, which share the loads of x. */
  private static void fourRowDots(
      double[] a, int row, int cols, double[] x, int xOffset, int whole, double[] partials) {
    int row1 = row + cols;
    int row2 = row1 + cols;
    int row3 = row2 + cols;
    DoubleVector p0 = DoubleVector.zero(SPECIES);
    DoubleVector p1 = DoubleVector.zero(SPECIES);
    DoubleVector p2 = DoubleVector.zero(SPECIES);
    DoubleVector p3 = DoubleVector.zero(SPECIES);
    for (int i = 0; i < whole; i += PARTIALS) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, xOffset + i);
      p0 = DoubleVector.fromArray(SPECIES, a, row + i).fma(v, p0);
      p1 = DoubleVector.fromArray(SPECIES, a, row1 + i).fma(v, p1);
      p2 = DoubleVector.fromArray(SPECIES, a, row2 + i).fma(v, p2);
      p3 = DoubleVector.fromArray(SPECIES, a, row3 + i).fma(v, p3);
    }
    p0.intoArray(partials, 0);
    p1.intoArray(partials, PARTIALS);
    p2.intoArray(partials, 2 * PARTIALS);
    p3.intoArray(partials, 3 * PARTIALS);
  }

  /** Adds the products of a last round to partials and gives their total. */
  private static double total(
      double[] a,
      int row,
      double[] x,
      int xOffset,
      int whole,
      int cols,
      double[] partials,
      int from) {
    for (int i = whole; i < cols; i++) {
      int at = from + i - whole;
      partials[at] = Math.fma(a[row + i], x[xOffset + i], partials[at]);
    }
    return Partials.total(partials, from);
  }
}
