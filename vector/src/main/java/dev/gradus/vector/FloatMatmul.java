package dev.gradus.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products of floats: packed panels of B two vectors wide against tiles of eight rows of A
 * (four where registers are few), which are read where they stand. Goto and van de Geijn, "Anatomy
 * of high-performance matrix multiplication", ACM TOMS 34 (2008), is the pattern. Every element
 * takes its products in order of k by fma.
 */
final class FloatMatmul {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();

  /** Columns of a panel. */
  static final int PANEL = 2 * LANES;

  /** Rows of B in a panel; the panel stays in the first-level cache. */
  static final int DEPTH = 128;

  /** Processors with the longest vectors also have 32 registers for them, enough for eight rows. */
  static final int TALL = SPECIES.vectorBitSize() == 512 ? 8 : 4;

  /** Where results begin that add to nothing. */
  private static final float[] ZEROS = new float[PANEL];

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
    if (kk == 0 || m < 4 && bCol == 1) {
      byRows(a, aOffset, aRow, aCol, b, bOffset, bRow, c, cOffset, cRow, m, n, kk, accumulate);
      return;
    }
    VectorScratch scratch = VectorScratch.get();
    for (int k = 0; k < kk; k += DEPTH) {
      int depth = Math.min(DEPTH, kk - k);
      boolean adds = accumulate || k > 0;
      for (int j = 0; j < n; j += PANEL) {
        int columns = Math.min(PANEL, n - j);
        pack(b, bOffset + k * bRow + j * bCol, bRow, bCol, scratch.floatPanel, depth, columns);
        rows(
            a,
            aOffset + k * aCol,
            aRow,
            aCol,
            scratch,
            c,
            cOffset + j,
            cRow,
            m,
            columns,
            depth,
            adds);
      }
    }
  }

  /** Few rows are not worth packing B. */
  private static void byRows(
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
      int n,
      int kk,
      boolean accumulate) {
    for (int i = 0; i < m; i++) {
      int to = cOffset + i * cRow;
      if (!accumulate) {
        Arrays.fill(c, to, to + n, 0);
      }
      if (kk > 0) {
        FloatRowProduct.add(a, aOffset + i * aRow, aCol, b, bOffset, bRow, c, to, n, kk);
      }
    }
  }

  /** Rows of the panel one after the other; missing columns are zero. */
  private static void pack(
      float[] b, int offset, int bRow, int bCol, float[] panel, int depth, int columns) {
    if (bCol == 1 && columns == PANEL) {
      packWhole(b, offset, bRow, panel, depth);
      return;
    }
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

  /** A method of its own, lest the JIT gives up its vectors when other panels come. */
  private static void packWhole(float[] b, int offset, int bRow, float[] panel, int depth) {
    for (int k = 0; k < depth; k++) {
      int from = offset + k * bRow;
      FloatVector.fromArray(SPECIES, b, from).intoArray(panel, k * PANEL);
      FloatVector.fromArray(SPECIES, b, from + LANES).intoArray(panel, k * PANEL + LANES);
    }
  }

  /** All rows of one panel's columns, in tiles. */
  private static void rows(
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
      int depth,
      boolean adds) {
    int rows;
    for (int i = 0; i < m; i += rows) {
      rows = m - i >= TALL ? TALL : m - i >= 4 ? 4 : 1;
      int from = aOffset + i * aRow;
      int to = cOffset + i * cRow;
      if (columns == PANEL) {
        tile(a, from, aRow, aCol, scratch, c, to, cRow, rows, depth, adds);
      } else {
        edge(a, from, aRow, aCol, scratch, c, to, cRow, rows, columns, depth, adds);
      }
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
      int rows,
      int columns,
      int depth,
      boolean adds) {
    float[] aside = scratch.floatTile;
    if (adds) {
      for (int r = 0; r < rows; r++) {
        System.arraycopy(c, cOffset + r * cRow, aside, r * PANEL, columns);
      }
    }
    tile(a, aOffset, aRow, aCol, scratch, aside, 0, PANEL, rows, depth, adds);
    for (int r = 0; r < rows; r++) {
      System.arraycopy(aside, r * PANEL, c, cOffset + r * cRow, columns);
    }
  }

  /** One tile, by the code for the layout of A; other layouts are copied row by row before. */
  private static void tile(
      float[] a,
      int aOffset,
      int aRow,
      int aCol,
      VectorScratch scratch,
      float[] c,
      int cOffset,
      int cRow,
      int rows,
      int depth,
      boolean adds) {
    float[] from = adds ? c : ZEROS;
    int start = adds ? cOffset : 0;
    int step = adds ? cRow : 0;
    float[] b = scratch.floatPanel;
    if (rows == 1) {
      tile1(a, aOffset, aCol, b, from, start, c, cOffset, depth);
    } else if (aCol == 1) {
      rowTile(a, aOffset, aRow, b, from, start, step, c, cOffset, cRow, rows, depth);
    } else if (aRow == 1) {
      columnTile(a, aOffset, aCol, b, from, start, step, c, cOffset, cRow, rows, depth);
    } else {
      float[] copy = scratch.floatRows;
      for (int r = 0; r < rows; r++) {
        for (int k = 0; k < depth; k++) {
          copy[r * DEPTH + k] = a[aOffset + r * aRow + k * aCol];
        }
      }
      rowTile(copy, 0, DEPTH, b, from, start, step, c, cOffset, cRow, rows, depth);
    }
  }

  private static void rowTile(
      float[] a,
      int aOffset,
      int aRow,
      float[] b,
      float[] from,
      int start,
      int step,
      float[] c,
      int cOffset,
      int cRow,
      int rows,
      int depth) {
    if (rows == 8) {
      FloatRowTiles.tile8(a, aOffset, aRow, b, from, start, step, c, cOffset, cRow, depth);
    } else {
      FloatRowTiles.tile4(a, aOffset, aRow, b, from, start, step, c, cOffset, cRow, depth);
    }
  }

  private static void columnTile(
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      float[] from,
      int start,
      int step,
      float[] c,
      int cOffset,
      int cRow,
      int rows,
      int depth) {
    if (rows == 8) {
      FloatColumnTiles.tile8(a, aOffset, aCol, b, from, start, step, c, cOffset, cRow, depth);
    } else {
      FloatColumnTiles.tile4(a, aOffset, aCol, b, from, start, step, c, cOffset, cRow, depth);
    }
  }

  /** 1 row of C by two vectors. */
  private static void tile1(
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      float[] from,
      int start,
      float[] c,
      int cOffset,
      int depth) {
    FloatVector c0 = FloatVector.fromArray(SPECIES, from, start);
    FloatVector c1 = FloatVector.fromArray(SPECIES, from, start + LANES);
    for (int k = 0; k < depth; k++) {
      FloatVector row = FloatVector.broadcast(SPECIES, a[aOffset + k * aCol]);
      c0 = row.fma(FloatVector.fromArray(SPECIES, b, k * PANEL), c0);
      c1 = row.fma(FloatVector.fromArray(SPECIES, b, k * PANEL + LANES), c1);
    }
    c0.intoArray(c, cOffset);
    c1.intoArray(c, cOffset + LANES);
  }
}
