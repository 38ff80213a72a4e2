package dev.gradus.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C for {@link DoubleMatmul} where the elements of a column of A are neighbours, as in a
 * transposed matrix; otherwise like {@link DoubleRowTiles}.
 */
final class DoubleColumnTiles {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();
  private static final int PANEL = DoubleMatmul.PANEL;

  private DoubleColumnTiles() {}

  /** Eight rows of C by two vectors. */
  static void tile8(
      double[] a,
      int aOffset,
      int aColumn,
      double[] b,
      double[] from,
      int fromOffset,
      int fromRow,
      double[] c,
      int cOffset,
      int cRow,
      int depth) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, from, fromOffset);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, from, fromOffset + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, from, fromOffset + fromRow);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, from, fromOffset + fromRow + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow + LANES);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, from, fromOffset + 4 * fromRow);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, from, fromOffset + 4 * fromRow + LANES);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, from, fromOffset + 5 * fromRow);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, from, fromOffset + 5 * fromRow + LANES);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, from, fromOffset + 6 * fromRow);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, from, fromOffset + 6 * fromRow + LANES);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, from, fromOffset + 7 * fromRow);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, from, fromOffset + 7 * fromRow + LANES);
    for (int k = 0; k < depth; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, k * PANEL);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, k * PANEL + LANES);
      int at = aOffset + k * aColumn;
      DoubleVector row0 = DoubleVector.broadcast(SPECIES, a[at]);
      c00 = row0.fma(b0, c00);
      c01 = row0.fma(b1, c01);
      DoubleVector row1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
      c10 = row1.fma(b0, c10);
      c11 = row1.fma(b1, c11);
      DoubleVector row2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
      c20 = row2.fma(b0, c20);
      c21 = row2.fma(b1, c21);
      DoubleVector row3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
      c30 = row3.fma(b0, c30);
      c31 = row3.fma(b1, c31);
      DoubleVector row4 = DoubleVector.broadcast(SPECIES, a[at + 4]);
      c40 = row4.fma(b0, c40);
      c41 = row4.fma(b1, c41);
      DoubleVector row5 = DoubleVector.broadcast(SPECIES, a[at + 5]);
      c50 = row5.fma(b0, c50);
      c51 = row5.fma(b1, c51);
      DoubleVector row6 = DoubleVector.broadcast(SPECIES, a[at + 6]);
      c60 = row6.fma(b0, c60);
      c61 = row6.fma(b1, c61);
      DoubleVector row7 = DoubleVector.broadcast(SPECIES, a[at + 7]);
      c70 = row7.fma(b0, c70);
      c71 = row7.fma(b1, c71);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + cRow);
    c11.intoArray(c, cOffset + cRow + LANES);
    c20.intoArray(c, cOffset + 2 * cRow);
    c21.intoArray(c, cOffset + 2 * cRow + LANES);
    c30.intoArray(c, cOffset + 3 * cRow);
    c31.intoArray(c, cOffset + 3 * cRow + LANES);
    c40.intoArray(c, cOffset + 4 * cRow);
    c41.intoArray(c, cOffset + 4 * cRow + LANES);
    c50.intoArray(c, cOffset + 5 * cRow);
    c51.intoArray(c, cOffset + 5 * cRow + LANES);
    c60.intoArray(c, cOffset + 6 * cRow);
    c61.intoArray(c, cOffset + 6 * cRow + LANES);
    c70.intoArray(c, cOffset + 7 * cRow);
    c71.intoArray(c, cOffset + 7 * cRow + LANES);
  }

  /** Four rows of C by two vectors. */
  static void tile4(
      double[] a,
      int aOffset,
      int aColumn,
      double[] b,
      double[] from,
      int fromOffset,
      int fromRow,
      double[] c,
      int cOffset,
      int cRow,
      int depth) {
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, from, fromOffset);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, from, fromOffset + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, from, fromOffset + fromRow);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, from, fromOffset + fromRow + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow + LANES);
    for (int k = 0; k < depth; k++) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, k * PANEL);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, k * PANEL + LANES);
      int at = aOffset + k * aColumn;
      DoubleVector row0 = DoubleVector.broadcast(SPECIES, a[at]);
      c00 = row0.fma(b0, c00);
      c01 = row0.fma(b1, c01);
      DoubleVector row1 = DoubleVector.broadcast(SPECIES, a[at + 1]);
      c10 = row1.fma(b0, c10);
      c11 = row1.fma(b1, c11);
      DoubleVector row2 = DoubleVector.broadcast(SPECIES, a[at + 2]);
      c20 = row2.fma(b0, c20);
      c21 = row2.fma(b1, c21);
      DoubleVector row3 = DoubleVector.broadcast(SPECIES, a[at + 3]);
      c30 = row3.fma(b0, c30);
      c31 = row3.fma(b1, c31);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, cOffset + cRow);
    c11.intoArray(c, cOffset + cRow + LANES);
    c20.intoArray(c, cOffset + 2 * cRow);
    c21.intoArray(c, cOffset + 2 * cRow + LANES);
    c30.intoArray(c, cOffset + 3 * cRow);
    c31.intoArray(c, cOffset + 3 * cRow + LANES);
  }
}
