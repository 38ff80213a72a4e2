package dev.gradus.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of doubles added to elements of other arrays, and elements compared with a bound. Each is
 * one flat method.
 */
final class DoubleRows {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();

  private DoubleRows() {}

  static void addTo(double[] row, double[] to, int offset, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector.fromArray(SPECIES, to, offset + i)
          .add(DoubleVector.fromArray(SPECIES, row, i))
          .intoArray(to, offset + i);
    }
    for (int i = whole; i < n; i++) {
      to[offset + i] += row[i];
    }
  }

  static void subtractFrom(double[] row, double[] to, int offset, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      DoubleVector.fromArray(SPECIES, to, offset + i)
          .sub(DoubleVector.fromArray(SPECIES, row, i))
          .intoArray(to, offset + i);
    }
    for (int i = whole; i < n; i++) {
      to[offset + i] -= row[i];
    }
  }

  static boolean allLess(double[] x, int offset, int n, double bound) {
    int whole = offset + SPECIES.loopBound(n);
    for (int i = offset; i < whole; i += LANES) {
      if (!DoubleVector.fromArray(SPECIES, x, i).compare(VectorOperators.LT, bound).allTrue()) {
        return false;
      }
    }
    boolean all = true;
    for (int i = whole; i < offset + n; i++) {
      all &= x[i] < bound;
    }
    return all;
  }

  static boolean allGreater(double[] x, int offset, int n, double bound) {
    int whole = offset + SPECIES.loopBound(n);
    for (int i = offset; i < whole; i += LANES) {
      if (!DoubleVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, bound).allTrue()) {
        return false;
      }
    }
    boolean all = true;
    for (int i = whole; i < offset + n; i++) {
      all &= x[i] > bound;
    }
    return all;
  }
}
