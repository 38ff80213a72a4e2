package dev.gradus.runtime.kernel;

/** Block kernels of STRICT arithmetic, where every operation rounds. */
public final class StrictBlocks {
  private StrictBlocks() {}

  /**
   * Like {@link BlockKernels#matmul}, with {@code acc = acc + A(i,k) * B(k,j)}: the product is
   * rounded, then the sum.
   */
  public static void matmul(
      double[] a,
      int aOffset,
      int aRow,
      int aCol,
      double[] b,
      int bOffset,
      int bRow,
      int bCol,
      double[] c,
      int cOffset,
      int cRow,
      int m,
      int n,
      int kk,
      boolean accumulate) {
    if (Team.shares(m, n, kk)) {
      Team.share(
          m,
          n,
          (i, rows, j, columns) ->
              RoundedDoubleMatmul.INSTANCE.multiply(
                  a,
                  aOffset + i * aRow,
                  aRow,
                  aCol,
                  b,
                  bOffset + j * bCol,
                  bRow,
                  bCol,
                  c,
                  cOffset + i * cRow + j,
                  cRow,
                  rows,
                  columns,
                  kk,
                  accumulate));
      return;
    }
    RoundedDoubleMatmul.INSTANCE.multiply(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }

  /**
   * Like {@link BlockKernels#matmul}, with {@code acc = acc + A(i,k) * B(k,j)}: the product is
   * rounded, then the sum.
   */
  public static void matmul(
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
    if (Team.shares(m, n, kk)) {
      Team.share(
          m,
          n,
          (i, rows, j, columns) ->
              RoundedFloatMatmul.INSTANCE.multiply(
                  a,
                  aOffset + i * aRow,
                  aRow,
                  aCol,
                  b,
                  bOffset + j * bCol,
                  bRow,
                  bCol,
                  c,
                  cOffset + i * cRow + j,
                  cRow,
                  rows,
                  columns,
                  kk,
                  accumulate));
      return;
    }
    RoundedFloatMatmul.INSTANCE.multiply(
        a, aOffset, aRow, aCol, b, bOffset, bRow, bCol, c, cOffset, cRow, m, n, kk, accumulate);
  }
}
