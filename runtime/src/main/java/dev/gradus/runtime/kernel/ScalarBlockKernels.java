package dev.gradus.runtime.kernel;

import java.util.Arrays;

/** The block kernels in plain Java. */
public final class ScalarBlockKernels implements BlockKernels {
  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void exp(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.exp(src[i]);
    }
  }

  @Override
  public void expm1(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.expm1(src[i]);
    }
  }

  @Override
  public void log(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.log(src[i]);
    }
  }

  @Override
  public void log1p(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.log1p(src[i]);
    }
  }

  @Override
  public void tanh(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.tanh(src[i]);
    }
  }

  @Override
  public void sin(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.sin(src[i]);
    }
  }

  @Override
  public void cos(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.cos(src[i]);
    }
  }

  @Override
  public void sigmoid(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.sigmoid(src[i]);
    }
  }

  @Override
  public void softplus(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.softplus(src[i]);
    }
  }

  @Override
  public void erf(double[] src, double[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.erf(src[i]);
    }
  }

  @Override
  public void sum(double[] src, int offset, int n, double[] partials, int start) {
    for (int i = 0; i < n; i++) {
      partials[(start + i) & 7] += src[offset + i];
    }
  }

  @Override
  public void dot(
      double[] a, int aOffset, double[] b, int bOffset, int n, double[] partials, int start) {
    for (int i = 0; i < n; i++) {
      int p = (start + i) & 7;
      partials[p] = Math.fma(a[aOffset + i], b[bOffset + i], partials[p]);
    }
  }

  @Override
  public void rowDots(
      double[] a,
      int aOffset,
      int rows,
      int cols,
      double[] x,
      int xOffset,
      double[] out,
      int outOffset) {
    double[] partials = BlockScratch.get().doublePartials;
    for (int r = 0; r < rows; r++) {
      Arrays.fill(partials, 0);
      dot(a, aOffset + r * cols, x, xOffset, cols, partials, 0);
      out[outOffset + r] = Partials.total(partials);
    }
  }

  @Override
  public void matmul(
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
          acc = Math.fma(a[aOffset + i * aRow + k * aCol], b[bOffset + k * bRow + j * bCol], acc);
        }
        c[cOffset + i * cRow + j] = acc;
      }
    }
  }

  @Override
  public void exp(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.exp(src[i]);
    }
  }

  @Override
  public void expm1(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.expm1(src[i]);
    }
  }

  @Override
  public void log(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.log(src[i]);
    }
  }

  @Override
  public void log1p(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.log1p(src[i]);
    }
  }

  @Override
  public void tanh(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.tanh(src[i]);
    }
  }

  @Override
  public void sin(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.sin(src[i]);
    }
  }

  @Override
  public void cos(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.cos(src[i]);
    }
  }

  @Override
  public void sigmoid(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.sigmoid(src[i]);
    }
  }

  @Override
  public void softplus(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.softplus(src[i]);
    }
  }

  @Override
  public void erf(float[] src, float[] dst, int n) {
    for (int i = 0; i < n; i++) {
      dst[i] = FastMath.erf(src[i]);
    }
  }

  @Override
  public void sum(float[] src, int offset, int n, float[] partials, int start) {
    for (int i = 0; i < n; i++) {
      partials[(start + i) & 15] += src[offset + i];
    }
  }

  @Override
  public void dot(
      float[] a, int aOffset, float[] b, int bOffset, int n, float[] partials, int start) {
    for (int i = 0; i < n; i++) {
      int p = (start + i) & 15;
      partials[p] = Math.fma(a[aOffset + i], b[bOffset + i], partials[p]);
    }
  }

  @Override
  public void rowDots(
      float[] a,
      int aOffset,
      int rows,
      int cols,
      float[] x,
      int xOffset,
      float[] out,
      int outOffset) {
    float[] partials = BlockScratch.get().floatPartials;
    for (int r = 0; r < rows; r++) {
      Arrays.fill(partials, 0);
      dot(a, aOffset + r * cols, x, xOffset, cols, partials, 0);
      out[outOffset + r] = Partials.total(partials);
    }
  }

  @Override
  public void matmul(
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
          acc = Math.fma(a[aOffset + i * aRow + k * aCol], b[bOffset + k * bRow + j * bCol], acc);
        }
        c[cOffset + i * cRow + j] = acc;
      }
    }
  }
}
