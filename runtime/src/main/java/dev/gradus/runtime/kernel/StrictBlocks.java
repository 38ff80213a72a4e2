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
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        double acc = accumulate ? c[cOffset + i * cRow + j] : 0;
        for (int k = 0; k < kk; k++) {
          acc += a[aOffset + i * aRow + k * aCol] * b[bOffset + k * bRow + j * bCol];
        }
        c[cOffset + i * cRow + j] = acc;
      }
    }
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
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        float acc = accumulate ? c[cOffset + i * cRow + j] : 0;
        for (int k = 0; k < kk; k++) {
          acc += a[aOffset + i * aRow + k * aCol] * b[bOffset + k * bRow + j * bCol];
        }
        c[cOffset + i * cRow + j] = acc;
      }
    }
  }
}
