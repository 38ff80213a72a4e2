package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums and dot products of floats into 16 partials, which are one vector or two. Each is one flat
 * method.
 */
final class FloatReductions {
  /** Whether vectors are short enough, and long enough, to hold the partials in one or two. */
  static final boolean SUPPORTED;

  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = 16;

  static {
    SUPPORTED = LANES == PARTIALS || 2 * LANES == PARTIALS;
  }

  private FloatReductions() {}

  /** Adds whole rounds of n elements; the first goes to partial 0. */
  static void sum(float[] src, int offset, int n, float[] partials) {
    int end = offset + n;
    if (LANES == PARTIALS) {
      FloatVector p = FloatVector.fromArray(SPECIES, partials, 0);
      for (int i = offset; i < end; i += PARTIALS) {
        p = p.add(FloatVector.fromArray(SPECIES, src, i));
      }
      p.intoArray(partials, 0);
    } else {
      FloatVector p = FloatVector.fromArray(SPECIES, partials, 0);
      FloatVector q = FloatVector.fromArray(SPECIES, partials, LANES);
      for (int i = offset; i < end; i += PARTIALS) {
        p = p.add(FloatVector.fromArray(SPECIES, src, i));
        q = q.add(FloatVector.fromArray(SPECIES, src, i + LANES));
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
    }
  }

  /** Adds products in whole rounds of n elements; the first goes to partial 0. */
  static void dot(float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials) {
    if (LANES == PARTIALS) {
      FloatVector p = FloatVector.fromArray(SPECIES, partials, 0);
      for (int i = 0; i < n; i += PARTIALS) {
        p =
            FloatVector.fromArray(SPECIES, a, aOffset + i)
                .fma(FloatVector.fromArray(SPECIES, b, bOffset + i), p);
      }
      p.intoArray(partials, 0);
    } else {
      FloatVector p = FloatVector.fromArray(SPECIES, partials, 0);
      FloatVector q = FloatVector.fromArray(SPECIES, partials, LANES);
      for (int i = 0; i < n; i += PARTIALS) {
        int u = aOffset + i;
        int v = bOffset + i;
        p = FloatVector.fromArray(SPECIES, a, u).fma(FloatVector.fromArray(SPECIES, b, v), p);
        q =
            FloatVector.fromArray(SPECIES, a, u + LANES)
                .fma(FloatVector.fromArray(SPECIES, b, v + LANES), q);
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
    }
  }

  /** Dot products of rows with x, each with partials of its own. */
  static void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset,
      float[] partials) {
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
      FloatVector p = FloatVector.zero(SPECIES);
      FloatVector q = FloatVector.zero(SPECIES);
      if (LANES == PARTIALS) {
        for (int i = 0; i < whole; i += PARTIALS) {
          p =
              FloatVector.fromArray(SPECIES, a, row + i)
                  .fma(FloatVector.fromArray(SPECIES, x, xOffset + i), p);
        }
        p.intoArray(partials, 0);
      } else {
        for (int i = 0; i < whole; i += PARTIALS) {
          int u = row + i;
          int v = xOffset + i;
          p = FloatVector.fromArray(SPECIES, a, u).fma(FloatVector.fromArray(SPECIES, x, v), p);
          q =
              FloatVector.fromArray(SPECIES, a, u + LANES)
                  .fma(FloatVector.fromArray(SPECIES, x, v + LANES), q);
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
      float[] a, int row, int cols, float[] x, int xOffset, int whole, float[] partials) {
    int row1 = row + cols;
    int row2 = row1 + cols;
    int row3 = row2 + cols;
    FloatVector p0 = FloatVector.zero(SPECIES);
    FloatVector p1 = FloatVector.zero(SPECIES);
    FloatVector p2 = FloatVector.zero(SPECIES);
    FloatVector p3 = FloatVector.zero(SPECIES);
    for (int i = 0; i < whole; i += PARTIALS) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, xOffset + i);
      p0 = FloatVector.fromArray(SPECIES, a, row + i).fma(v, p0);
      p1 = FloatVector.fromArray(SPECIES, a, row1 + i).fma(v, p1);
      p2 = FloatVector.fromArray(SPECIES, a, row2 + i).fma(v, p2);
      p3 = FloatVector.fromArray(SPECIES, a, row3 + i).fma(v, p3);
    }
    p0.intoArray(partials, 0);
    p1.intoArray(partials, PARTIALS);
    p2.intoArray(partials, 2 * PARTIALS);
    p3.intoArray(partials, 3 * PARTIALS);
  }

  /** Adds the products of a last round to partials and gives their total. */
  private static float total(
      float[] a, int row, float[] x, int xOffset, int whole, int cols, float[] partials, int from) {
    for (int i = whole; i < cols; i++) {
      int at = from + i - whole;
      partials[at] = Math.fma(a[row + i], x[xOffset + i], partials[at]);
    }
    return Partials.total(partials, from);
  }
}
