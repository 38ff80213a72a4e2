package dev.gradus.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * One row of doubles times a matrix whose rows lie in memory one after the other: every vector of
 * the result keeps a register while it runs down its columns. Every element takes its products in
 * order of k by fma. Each block is one flat method.
 */
final class DoubleRowProduct {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();

  /** Vectors of the widest block: enough to hide the latency of fma, few enough for registers. */
  private static final int WIDE = 12;

  private static final int NARROW = 4;

  private DoubleRowProduct() {}

  /** Adds to c[0 … n-1] at an offset. */
  static void add(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int n,
      int kk) {
    int j = 0;
    for (; j <= n - WIDE * LANES; j += WIDE * LANES) {
      wide(a, aOffset, aCol, b, bOffset + j, bRow, c, cOffset + j, kk);
    }
    for (; j <= n - NARROW * LANES; j += NARROW * LANES) {
      narrow(a, aOffset, aCol, b, bOffset + j, bRow, c, cOffset + j, kk);
    }
    for (; j <= n - LANES; j += LANES) {
      single(a, aOffset, aCol, b, bOffset + j, bRow, c, cOffset + j, kk);
    }
    if (j < n) {
      rest(a, aOffset, aCol, b, bOffset + j, bRow, c, cOffset + j, n - j, kk);
    }
  }

  /** Twelve vectors. */
  private static void wide(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int kk) {
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, cOffset);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
    DoubleVector c2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
    DoubleVector c3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
    DoubleVector c4 = DoubleVector.fromArray(SPECIES, c, cOffset + 4 * LANES);
    DoubleVector c5 = DoubleVector.fromArray(SPECIES, c, cOffset + 5 * LANES);
    DoubleVector c6 = DoubleVector.fromArray(SPECIES, c, cOffset + 6 * LANES);
    DoubleVector c7 = DoubleVector.fromArray(SPECIES, c, cOffset + 7 * LANES);
    DoubleVector c8 = DoubleVector.fromArray(SPECIES, c, cOffset + 8 * LANES);
    DoubleVector c9 = DoubleVector.fromArray(SPECIES, c, cOffset + 9 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, cOffset + 10 * LANES);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, cOffset + 11 * LANES);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[aOffset + k * aCol]);
      c0 = x.fma(DoubleVector.fromArray(SPECIES, b, from), c0);
      c1 = x.fma(DoubleVector.fromArray(SPECIES, b, from + LANES), c1);
      c2 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 2 * LANES), c2);
      c3 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 3 * LANES), c3);
      c4 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 4 * LANES), c4);
      c5 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 5 * LANES), c5);
      c6 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 6 * LANES), c6);
      c7 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 7 * LANES), c7);
      c8 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 8 * LANES), c8);
      c9 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 9 * LANES), c9);
      c10 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 10 * LANES), c10);
      c11 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 11 * LANES), c11);
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + LANES);
    c2.intoArray(c, cOffset + 2 * LANES);
    c3.intoArray(c, cOffset + 3 * LANES);
    c4.intoArray(c, cOffset + 4 * LANES);
    c5.intoArray(c, cOffset + 5 * LANES);
    c6.intoArray(c, cOffset + 6 * LANES);
    c7.intoArray(c, cOffset + 7 * LANES);
    c8.intoArray(c, cOffset + 8 * LANES);
    c9.intoArray(c, cOffset + 9 * LANES);
    c10.intoArray(c, cOffset + 10 * LANES);
    c11.intoArray(c, cOffset + 11 * LANES);
  }

  /** Four vectors. */
  private static void narrow(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int kk) {
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, cOffset);
    DoubleVector c1 = DoubleVector.fromArray(SPECIES, c, cOffset + LANES);
    DoubleVector c2 = DoubleVector.fromArray(SPECIES, c, cOffset + 2 * LANES);
    DoubleVector c3 = DoubleVector.fromArray(SPECIES, c, cOffset + 3 * LANES);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[aOffset + k * aCol]);
      c0 = x.fma(DoubleVector.fromArray(SPECIES, b, from), c0);
      c1 = x.fma(DoubleVector.fromArray(SPECIES, b, from + LANES), c1);
      c2 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 2 * LANES), c2);
      c3 = x.fma(DoubleVector.fromArray(SPECIES, b, from + 3 * LANES), c3);
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + LANES);
    c2.intoArray(c, cOffset + 2 * LANES);
    c3.intoArray(c, cOffset + 3 * LANES);
  }

  /** One vector. */
  private static void single(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int kk) {
    DoubleVector c0 = DoubleVector.fromArray(SPECIES, c, cOffset);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[aOffset + k * aCol]);
      c0 = x.fma(DoubleVector.fromArray(SPECIES, b, from), c0);
    }
    c0.intoArray(c, cOffset);
  }

  /** Less than a vector. */
  private static void rest(
      double[] a,
      int aOffset,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      double[] c,
      int cOffset,
      int columns,
      int kk) {
    VectorMask<Double> mask = SPECIES.indexInRange(0, columns);
    DoubleVector sum = DoubleVector.fromArray(SPECIES, c, cOffset, mask);
    for (int k = 0; k < kk; k++) {
      DoubleVector x = DoubleVector.broadcast(SPECIES, a[aOffset + k * aCol]);
      sum = x.fma(DoubleVector.fromArray(SPECIES, b, bOffset + k * bRow, mask), sum);
    }
    sum.intoArray(c, cOffset, mask);
  }
}
