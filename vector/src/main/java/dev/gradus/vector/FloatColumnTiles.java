package dev.gradus.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of C for {@link FloatMatmul} where the elements of a column of A are neighbours, as in a
 * transposed matrix; otherwise like {@link FloatRowTiles}.
 */
final class FloatColumnTiles {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();
  private static final int PANEL = FloatMatmul.PANEL;

  private FloatColumnTiles() {}

  /** Eight rows of C by two vectors. */
  static void tile8(
      float[] a,
      int aOffset,
      int aColumn,
      float[] b,
      float[] from,
      int fromOffset,
      int fromRow,
      float[] c,
      int cOffset,
      int cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, fromOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, fromOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, fromOffset + fromRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, fromOffset + fromRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, from, fromOffset + 4 * fromRow);
    FloatVector c41 = FloatVector.fromArray(SPECIES, from, fromOffset + 4 * fromRow + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, from, fromOffset + 5 * fromRow);
    FloatVector c51 = FloatVector.fromArray(SPECIES, from, fromOffset + 5 * fromRow + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, from, fromOffset + 6 * fromRow);
    FloatVector c61 = FloatVector.fromArray(SPECIES, from, fromOffset + 6 * fromRow + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, from, fromOffset + 7 * fromRow);
    FloatVector c71 = FloatVector.fromArray(SPECIES, from, fromOffset + 7 * fromRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + LANES);
      int at = aOffset + k * aColumn;
      FloatVector row0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = row0.fma(b0, c00);
      c01 = row0.fma(b1, c01);
      FloatVector row1 = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = row1.fma(b0, c10);
      c11 = row1.fma(b1, c11);
      FloatVector row2 = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = row2.fma(b0, c20);
      c21 = row2.fma(b1, c21);
      FloatVector row3 = FloatVector.broadcast(SPECIES, a[at + 3]);
      c30 = row3.fma(b0, c30);
      c31 = row3.fma(b1, c31);
      FloatVector row4 = FloatVector.broadcast(SPECIES, a[at + 4]);
      c40 = row4.fma(b0, c40);
      c41 = row4.fma(b1, c41);
      FloatVector row5 = FloatVector.broadcast(SPECIES, a[at + 5]);
      c50 = row5.fma(b0, c50);
      c51 = row5.fma(b1, c51);
      FloatVector row6 = FloatVector.broadcast(SPECIES, a[at + 6]);
      c60 = row6.fma(b0, c60);
      c61 = row6.fma(b1, c61);
      FloatVector row7 = FloatVector.broadcast(SPECIES, a[at + 7]);
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
      float[] a,
      int aOffset,
      int aColumn,
      float[] b,
      float[] from,
      int fromOffset,
      int fromRow,
      float[] c,
      int cOffset,
      int cRow,
      int depth) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, from, fromOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, from, fromOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, from, fromOffset + fromRow);
    FloatVector c11 = FloatVector.fromArray(SPECIES, from, fromOffset + fromRow + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow);
    FloatVector c21 = FloatVector.fromArray(SPECIES, from, fromOffset + 2 * fromRow + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow);
    FloatVector c31 = FloatVector.fromArray(SPECIES, from, fromOffset + 3 * fromRow + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, k * PANEL);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, k * PANEL + LANES);
      int at = aOffset + k * aColumn;
      FloatVector row0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = row0.fma(b0, c00);
      c01 = row0.fma(b1, c01);
      FloatVector row1 = FloatVector.broadcast(SPECIES, a[at + 1]);
      c10 = row1.fma(b0, c10);
      c11 = row1.fma(b1, c11);
      FloatVector row2 = FloatVector.broadcast(SPECIES, a[at + 2]);
      c20 = row2.fma(b0, c20);
      c21 = row2.fma(b1, c21);
      FloatVector row3 = FloatVector.broadcast(SPECIES, a[at + 3]);
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
