package dev.gradus.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products of floats: panels of B two vectors wide, packed where that pays, against tiles of
 * eight rows of A (four where registers are few). Goto and van de Geijn, "Anatomy of
 * high-performance matrix multiplication", ACM TOMS 34 (2008), is the pattern. Each tile is one
 * flat method; every element takes its products in order of k by fma.
 */
final class FloatMatmul {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();

  /** Columns of a panel. */
  static final int PANEL = 2 * LANES;

  /** Rows of B in a panel; the panel stays in the first-level cache. */
  static final int DEPTH = 128;

  /** Processors with the longest vectors also have 32 registers for them, enough for eight rows. */
  private static final int TALL = SPECIES.vectorBitSize() == 512 ? 8 : 4;

  /** From so many rows on, a panel is read often enough to be worth packing. */
  private static final int ROWS_WORTH_PACKING = 32;

  private FloatMatmul() {}

  static void multiply(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      int bCol,
      float[] c,
      int cOffset,
      int cRow,
      int m,
      int n,
      int kk,
      boolean accumulate) {
    if (!accumulate) {
      for (int i = 0; i < m; i++) {
        Arrays.fill(c, cOffset + i * cRow, cOffset + i * cRow + n, 0);
      }
    }
    if (m == 1 && bCol == 1) {
      FloatRowProduct.add(a, aOffset, aCol, b, bOffset, bRow, c, cOffset, n, kk);
      return;
    }
    VectorScratch scratch = VectorScratch.get();
    for (int k = 0; k < kk; k += DEPTH) {
      int depth = Math.min(DEPTH, kk - k);
      for (int j = 0; j < n; j += PANEL) {
        int columns = Math.min(PANEL, n - j);
        int aFrom = aOffset + k * aCol;
        int bFrom = bOffset + k * bRow + j * bCol;
        int cFrom = cOffset + j;
        if (columns < PANEL) {
          pack(b, bFrom, bRow, bCol, scratch.floatPanel, depth, columns);
          edge(a, aFrom, aRow, aCol, scratch, c, cFrom, cRow, m, columns, depth);
        } else if (bCol != 1 || m >= ROWS_WORTH_PACKING) {
          pack(b, bFrom, bRow, bCol, scratch.floatPanel, depth, columns);
          panel(a, aFrom, aRow, aCol, scratch.floatPanel, 0, PANEL, c, cFrom, cRow, m, depth);
        } else {
          panel(a, aFrom, aRow, aCol, b, bFrom, bRow, c, cFrom, cRow, m, depth);
        }
      }
    }
  }

  /** Rows of the panel one after the other; missing columns are zero. */
  private static void pack(
      float[] b, int offset, int bRow, int bCol, float[] panel, int depth, int columns) {
    if (columns < PANEL) {
      Arrays.fill(panel, 0, depth * PANEL, 0);
    }
    if (bCol == 1) {
      for (int k = 0; k < depth; k++) {
        System.arraycopy(b, offset + k * bRow, panel, k * PANEL, columns);
      }
    } else {
      for (int j = 0; j < columns; j++) {
        int from = offset + j * bCol;
        for (int k = 0; k < depth; k++) {
          panel[k * PANEL + j] = b[from + k * bRow];
        }
      }
    }
  }

  private static void panel(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow,
      int m,
      int depth) {
    int i = 0;
    if (TALL == 8) {
      for (; i <= m - 8; i += 8) {
        tile8(
            a,
            aOffset + i * aRow,
            aRow,
            aCol,
            b,
            bOffset,
            bRow,
            c,
            cOffset + i * cRow,
            cRow,
            depth);
      }
    }
    for (; i <= m - 4; i += 4) {
      tile4(
          a, aOffset + i * aRow, aRow, aCol, b, bOffset, bRow, c, cOffset + i * cRow, cRow, depth);
    }
    for (; i < m; i++) {
      tile1(
          a, aOffset + i * aRow, aRow, aCol, b, bOffset, bRow, c, cOffset + i * cRow, cRow, depth);
    }
  }

  /** A panel with missing columns: C goes through whole tiles. */
  private static void edge(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      VectorScratch scratch,
      float[] c,
      int cOffset,
      int cRow,
      int m,
      int columns,
      int depth) {
    for (int i = 0; i < m; i += TALL) {
      int rows = Math.min(TALL, m - i);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c, cOffset + (i + r) * cRow, scratch.floatTile, r * PANEL, columns);
      }
      panel(
          a,
          aOffset + i * aRow,
          aRow,
          aCol,
          scratch.floatPanel,
          0,
          PANEL,
          scratch.floatTile,
          0,
          PANEL,
          rows,
          depth);
      for (int r = 0; r < rows; r++) {
        System.arraycopy(scratch.floatTile, r * PANEL, c, cOffset + (i + r) * cRow, columns);
      }
    }
  }

  /** 8 rows of C by two vectors. */
  private static void tile8(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow,
      int kk) {
    int r1 = cOffset + cRow;
    int r2 = cOffset + 2 * cRow;
    int r3 = cOffset + 3 * cRow;
    int r4 = cOffset + 4 * cRow;
    int r5 = cOffset + 5 * cRow;
    int r6 = cOffset + 6 * cRow;
    int r7 = cOffset + 7 * cRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, r1);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, r1 + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, r2);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, r2 + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, r3);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, r3 + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, r4);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, r4 + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, r5);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, r5 + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, r6);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, r6 + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, r7);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, r7 + LANES);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      int at = aOffset + k * aCol;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
      FloatVector a4 = FloatVector.broadcast(SPECIES, a[at + 4 * aRow]);
      c40 = a4.fma(b0, c40);
      c41 = a4.fma(b1, c41);
      FloatVector a5 = FloatVector.broadcast(SPECIES, a[at + 5 * aRow]);
      c50 = a5.fma(b0, c50);
      c51 = a5.fma(b1, c51);
      FloatVector a6 = FloatVector.broadcast(SPECIES, a[at + 6 * aRow]);
      c60 = a6.fma(b0, c60);
      c61 = a6.fma(b1, c61);
      FloatVector a7 = FloatVector.broadcast(SPECIES, a[at + 7 * aRow]);
      c70 = a7.fma(b0, c70);
      c71 = a7.fma(b1, c71);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + LANES);
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + LANES);
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + LANES);
    c40.intoArray(c, r4);
    c41.intoArray(c, r4 + LANES);
    c50.intoArray(c, r5);
    c51.intoArray(c, r5 + LANES);
    c60.intoArray(c, r6);
    c61.intoArray(c, r6 + LANES);
    c70.intoArray(c, r7);
    c71.intoArray(c, r7 + LANES);
  }

  /** 4 rows of C by two vectors. */
  private static void tile4(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow,
      int kk) {
    int r1 = cOffset + cRow;
    int r2 = cOffset + 2 * cRow;
    int r3 = cOffset + 3 * cRow;
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, r1);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, r1 + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, r2);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, r2 + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, r3);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, r3 + LANES);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      int at = aOffset + k * aCol;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
      FloatVector a1 = FloatVector.broadcast(SPECIES, a[at + aRow]);
      c10 = a1.fma(b0, c10);
      c11 = a1.fma(b1, c11);
      FloatVector a2 = FloatVector.broadcast(SPECIES, a[at + 2 * aRow]);
      c20 = a2.fma(b0, c20);
      c21 = a2.fma(b1, c21);
      FloatVector a3 = FloatVector.broadcast(SPECIES, a[at + 3 * aRow]);
      c30 = a3.fma(b0, c30);
      c31 = a3.fma(b1, c31);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + LANES);
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + LANES);
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + LANES);
  }

  /** 1 row of C by two vectors. */
  private static void tile1(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int cRow,
      int kk) {
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, cOffset);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, cOffset + LANES);
    for (int k = 0; k < kk; k++) {
      int from = bOffset + k * bRow;
      int at = aOffset + k * aCol;
      FloatVector b0 = FloatVector.fromArray(SPECIES, b, from);
      FloatVector b1 = FloatVector.fromArray(SPECIES, b, from + LANES);
      FloatVector a0 = FloatVector.broadcast(SPECIES, a[at]);
      c00 = a0.fma(b0, c00);
      c01 = a0.fma(b1, c01);
    }
    c00.intoArray(c, cOffset);
    c01.intoArray(c, cOffset + LANES);
  }
}
