package dev.gradus.runtime.kernel;

/**
 * Rows added to elements of other arrays, and elements compared with a bound. Additions run in a
 * row aside: of two arrays that are indexed differently the JVM makes no vectors.
 */
abstract class RowKernels implements BlockKernels {
  @Override
  public void addTo(double[] row, double[] to, int offset, double[] aside, int n) {
    System.arraycopy(to, offset, aside, 0, n);
    for (int i = 0; i < n; i++) {
      aside[i] += row[i];
    }
    System.arraycopy(aside, 0, to, offset, n);
  }

  @Override
  public void subtractFrom(double[] row, double[] to, int offset, double[] aside, int n) {
    System.arraycopy(to, offset, aside, 0, n);
    for (int i = 0; i < n; i++) {
      aside[i] -= row[i];
    }
    System.arraycopy(aside, 0, to, offset, n);
  }

  @Override
  public boolean allLess(double[] x, int offset, int n, double bound) {
    for (int i = offset; i < offset + n; i++) {
      if (!(x[i] < bound)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean allGreater(double[] x, int offset, int n, double bound) {
    for (int i = offset; i < offset + n; i++) {
      if (!(x[i] > bound)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void addTo(float[] row, float[] to, int offset, float[] aside, int n) {
    System.arraycopy(to, offset, aside, 0, n);
    for (int i = 0; i < n; i++) {
      aside[i] += row[i];
    }
    System.arraycopy(aside, 0, to, offset, n);
  }

  @Override
  public void subtractFrom(float[] row, float[] to, int offset, float[] aside, int n) {
    System.arraycopy(to, offset, aside, 0, n);
    for (int i = 0; i < n; i++) {
      aside[i] -= row[i];
    }
    System.arraycopy(aside, 0, to, offset, n);
  }

  @Override
  public boolean allLess(float[] x, int offset, int n, float bound) {
    for (int i = offset; i < offset + n; i++) {
      if (!(x[i] < bound)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean allGreater(float[] x, int offset, int n, float bound) {
    for (int i = offset; i < offset + n; i++) {
      if (!(x[i] > bound)) {
        return false;
      }
    }
    return true;
  }
}
