package dev.gradus.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows of floats added to elements of other arrays, and elements compared with a bound. Each is one
 * flat method.
 */
final class FloatRows {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();

  private FloatRows() {}

  static void addTo(float[] row, float[] to, int offset, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, to, offset + i)
          .add(FloatVector.fromArray(SPECIES, row, i))
          .intoArray(to, offset + i);
    }
    for (int i = whole; i < n; i++) {
      to[offset + i] += row[i];
    }
  }

  static void subtractFrom(float[] row, float[] to, int offset, int n) {
    int whole = SPECIES.loopBound(n);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector.fromArray(SPECIES, to, offset + i)
          .sub(FloatVector.fromArray(SPECIES, row, i))
          .intoArray(to, offset + i);
    }
    for (int i = whole; i < n; i++) {
      to[offset + i] -= row[i];
    }
  }

  static boolean allLess(float[] x, int offset, int n, float bound) {
    int whole = offset + SPECIES.loopBound(n);
    for (int i = offset; i < whole; i += LANES) {
      if (!FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.LT, bound).allTrue()) {
        return false;
      }
    }
    boolean all = true;
    for (int i = whole; i < offset + n; i++) {
      all &= x[i] < bound;
    }
    return all;
  }

  static boolean allGreater(float[] x, int offset, int n, float bound) {
    int whole = offset + SPECIES.loopBound(n);
    for (int i = offset; i < whole; i += LANES) {
      if (!FloatVector.fromArray(SPECIES, x, i).compare(VectorOperators.GT, bound).allTrue()) {
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
