package dev.gradus.runtime.kernel;

import java.util.Arrays;

/**
 * Matrix products of floats as {@link BlockKernels#matmul(float[], int, int, int, float[], int,
 * int, int, float[], int, int, int, int, int, boolean)} defines them, with the multiply-and-add
 * left to the arithmetic. Wide results are built row by row from packed rows of B, all indexed
 * alike, so that the JIT vectorises; narrow ones from dot products, four at a time. Every element
 * of C takes its products in order of k either way.
 */
abstract class FloatMatmul {
  /** Narrower results are not worth vectors. */
  private static final int WIDE = 8;

  /** With fewer rows than this, gathering the columns of B costs more than it saves. */
  private static final int ROWS_WORTH_GATHERING = 4;

  final void multiply(
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
    if (n == 1 && m >= WIDE && aRow == 1 && cRow == 1) {
      // A column of C is a row of its transpose.
      multiply(b, bOffset, 0, bRow, a, aOffset, aCol, 1, c, cOffset, m, 1, m, kk, accumulate);
      return;
    }
    if (!accumulate) {
      for (int i = 0; i < m; i++) {
        Arrays.fill(c, cOffset + i * cRow, cOffset + i * cRow + n, 0);
      }
    }
    if (n >= WIDE && (bCol == 1 || m >= ROWS_WORTH_GATHERING)) {
      byRows(a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk);
    } else {
      byDots(a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk);
    }
  }

  private void byRows(
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
      int kk) {
    MatmulScratch scratch = MatmulScratch.get();
    for (int j = 0; j < n; j += MatmulScratch.COLUMNS) {
      int columns = Math.min(MatmulScratch.COLUMNS, n - j);
      for (int k = 0; k < kk; k += MatmulScratch.DEPTH) {
        int depth = Math.min(MatmulScratch.DEPTH, kk - k);
        pack(b, bOffset + k * bRow + j * bCol, bRow, bCol, scratch.floatRows, depth, columns);
        for (int i = 0; i < m; i++) {
          int to = cOffset + i * cRow + j;
          System.arraycopy(c, to, scratch.floatResult, 0, columns);
          addRows(
              a,
              aOffset + i * aRow + k * aCol,
              aCol,
              scratch.floatRows,
              scratch.floatResult,
              depth,
              columns);
          System.arraycopy(scratch.floatResult, 0, c, to, columns);
        }
      }
    }
  }

  private static void pack(
      float[] b, int offset, int bRow, int bCol, float[][] rows, int depth, int columns) {
    for (int k = 0; k < depth; k++) {
      float[] row = rows[k];
      int from = offset + k * bRow;
      if (bCol == 1) {
        System.arraycopy(b, from, row, 0, columns);
      } else {
        for (int j = 0; j < columns; j++) {
          row[j] = b[from + j * bCol];
        }
      }
    }
  }

  private void addRows(
      float[] a, int aOffset, int aCol, float[][] rows, float[] result, int depth, int columns) {
    int k = 0;
    for (; k <= depth - 4; k += 4) {
      int at = aOffset + k * aCol;
      addFour(
          a[at],
          rows[k],
          a[at + aCol],
          rows[k + 1],
          a[at + 2 * aCol],
          rows[k + 2],
          a[at + 3 * aCol],
          rows[k + 3],
          result,
          columns);
    }
    for (; k < depth; k++) {
      addOne(a[aOffset + k * aCol], rows[k], result, columns);
    }
  }

  private void byDots(
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
      int kk) {
    int j = 0;
    for (; j <= n - 4; j += 4) {
      for (int i = 0; i < m; i++) {
        fourColumns(
            a,
            aOffset + i * aRow,
            aCol,
            b,
            bOffset + j * bCol,
            bRow,
            bCol,
            c,
            cOffset + i * cRow + j,
            kk);
      }
    }
    for (; j < n; j++) {
      int i = 0;
      for (; i <= m - 4; i += 4) {
        fourRows(
            a,
            aOffset + i * aRow,
            aRow,
            aCol,
            b,
            bOffset + j * bCol,
            bRow,
            c,
            cOffset + i * cRow + j,
            cRow,
            kk);
      }
      for (; i < m; i++) {
        one(
            a,
            aOffset + i * aRow,
            aCol,
            b,
            bOffset + j * bCol,
            bRow,
            c,
            cOffset + i * cRow + j,
            kk);
      }
    }
  }

  /** {@code c[j] += a0 b0[j]}, then the same with 1, 2 and 3. */
  abstract void addFour(
      float a0,
      float[] b0,
      float a1,
      float[] b1,
      float a2,
      float[] b2,
      float a3,
      float[] b3,
      float[] c,
      int n);

  /** {@code c[j] += a b[j]}. */
  abstract void addOne(float a, float[] b, float[] c, int n);

  /** Four neighbours in a row of C. */
  abstract void fourColumns(
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      int bCol,
      float[] c,
      int cOffset,
      int kk);

  /** Four neighbours in a column of C. */
  abstract void fourRows(
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
      int kk);

  /** One element of C. */
  abstract void one(
      float[] a,
      int aOffset,
      int aCol,
      float[] b,
      int bOffset,
      int bRow,
      float[] c,
      int cOffset,
      int kk);
}
