package dev.gradus.vector;

import dev.gradus.runtime.kernel.BlockKernels;
import dev.gradus.runtime.kernel.Partials;
import java.util.Arrays;

/**
 * Rounds of work for a family of loops: the vector loops succeed when they have become faster than
 * the scalar ones.
 */
enum Exercise {
  DOUBLE_BITS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseDoubleBits(kernels, data.doubles, data.moreDoubles);
    }
  },
  DOUBLE_SUMS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseDoubleSums(kernels, data.doubles, data.moreDoubles);
    }
  },
  DOUBLE_PRODUCTS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseDoubleProducts(kernels, data.doubles, data.moreDoubles);
    }
  },
  FLOAT_BITS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseFloatBits(kernels, data.floats, data.moreFloats);
    }
  },
  FLOAT_SUMS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseFloatSums(kernels, data.floats, data.moreFloats);
    }
  },
  FLOAT_PRODUCTS {
    @Override
    void round(BlockKernels kernels, Data data) {
      exerciseFloatProducts(kernels, data.floats, data.moreFloats);
    }
  };

  private static final int LENGTH = 640;

  /** Vector rounds in a row that must beat the scalar ones. */
  private static final int STREAK = 20;

  /** After so long the processor or the JIT is unwilling. */
  private static final long PATIENCE_NANOS = 20_000_000_000L;

  /** What the loops work on. */
  private static final class Data {
    final double[] doubles = new double[LENGTH];
    final double[] moreDoubles = new double[LENGTH];
    final float[] floats = new float[LENGTH];
    final float[] moreFloats = new float[LENGTH];

    Data() {
      Arrays.fill(doubles, 0.5);
      Arrays.fill(floats, 0.5f);
    }
  }

  /** One round of this family. */
  abstract void round(BlockKernels kernels, Data data);

  /** Runs rounds until the vector loops win, or patience ends. One exercise at a time. */
  boolean succeeds() {
    synchronized (Exercise.class) {
      Data data = new Data();
      BlockKernels vector = new VectorBlockKernels(true);
      BlockKernels scalar = new VectorBlockKernels(false);
      long end = System.nanoTime() + PATIENCE_NANOS;
      int streak = 0;
      while (streak < STREAK && System.nanoTime() - end < 0) {
        long begin = System.nanoTime();
        round(vector, data);
        long middle = System.nanoTime();
        round(scalar, data);
        streak = middle - begin < System.nanoTime() - middle ? streak + 1 : 0;
      }
      return streak == STREAK;
    }
  }

  private static void exerciseDoubleBits(BlockKernels kernels, double[] x, double[] y) {
    double[] aside = new double[LENGTH];
    for (int n = 0; n <= LENGTH; n += 64) {
      kernels.exp(x, y, n);
      kernels.expm1(x, y, n);
      kernels.log(x, y, n);
      kernels.log1p(x, y, n);
      kernels.addTo(x, y, 0, aside, n);
      kernels.subtractFrom(x, y, 0, aside, n);
      kernels.allLess(x, 0, n, 1);
      kernels.allGreater(x, 0, n, 0);
    }
  }

  private static void exerciseDoubleSums(BlockKernels kernels, double[] x, double[] y) {
    double[] partials = new double[8];
    double[] ofRows = new double[4 * Partials.ROW_DOUBLES];
    for (int n = 0; n <= LENGTH; n += 64) {
      kernels.sum(x, 0, n, partials, n / 64);
      kernels.dot(x, 0, y, 0, n, partials, n / 64);
      kernels.rowDots(x, 0, 8, n / 8, y, 0, partials, 0);
      kernels.rowSum(x, ofRows, n);
      kernels.rowDot(x, y, ofRows, n);
      kernels.fourRowDots(x, y, x, y, x, ofRows, n);
    }
  }

  /** Layouts and sizes such that every kind of tile, and packing both ways, takes part. */
  private static void exerciseDoubleProducts(BlockKernels kernels, double[] x, double[] y) {
    double[] c = new double[LENGTH];
    for (int m = 1; m <= 13; m += 4) {
      kernels.matmul(x, 0, 9, 1, y, 0, 35, 1, c, 0, 35, m, 35, 9, m % 8 == 1);
      kernels.matmul(x, 0, 1, m, y, 0, 1, 9, c, 0, 35, m, 35, 9, false);
    }
    kernels.matmul(x, 0, 4, 1, y, 0, 32, 1, c, 0, 8, 40, 8, 4, true);
    kernels.matmul(x, 0, 8, 1, y, 0, 64, 1, c, 0, 64, 8, 64, 8, true);
    kernels.matmul(x, 0, 8, 1, y, 0, 1, 8, c, 0, 64, 8, 64, 8, false);
    // One row, and one column that is a row: blocks of every width, and less than a vector.
    for (int n = 100; n <= 320; n += 55) {
      kernels.matmul(x, 0, 1, n, y, 0, 1, 1, c, 0, 1, n, 1, 2, true);
    }
  }

  private static void exerciseFloatBits(BlockKernels kernels, float[] x, float[] y) {
    float[] aside = new float[LENGTH];
    for (int n = 0; n <= LENGTH; n += 64) {
      kernels.exp(x, y, n);
      kernels.expm1(x, y, n);
      kernels.log(x, y, n);
      kernels.log1p(x, y, n);
      kernels.addTo(x, y, 0, aside, n);
      kernels.subtractFrom(x, y, 0, aside, n);
      kernels.allLess(x, 0, n, 1);
      kernels.allGreater(x, 0, n, 0);
    }
  }

  private static void exerciseFloatSums(BlockKernels kernels, float[] x, float[] y) {
    float[] partials = new float[16];
    float[] ofRows = new float[4 * Partials.ROW_FLOATS];
    for (int n = 0; n <= LENGTH; n += 64) {
      kernels.sum(x, 0, n, partials, n / 64);
      kernels.dot(x, 0, y, 0, n, partials, n / 64);
      kernels.rowDots(x, 0, 8, n / 8, y, 0, partials, 0);
      kernels.rowSum(x, ofRows, n);
      kernels.rowDot(x, y, ofRows, n);
      kernels.fourRowDots(x, y, x, y, x, ofRows, n);
    }
  }

  /** Layouts and sizes such that every kind of tile, and packing both ways, takes part. */
  private static void exerciseFloatProducts(BlockKernels kernels, float[] x, float[] y) {
    float[] c = new float[LENGTH];
    for (int m = 1; m <= 13; m += 4) {
      kernels.matmul(x, 0, 9, 1, y, 0, 35, 1, c, 0, 35, m, 35, 9, m % 8 == 1);
      kernels.matmul(x, 0, 1, m, y, 0, 1, 9, c, 0, 35, m, 35, 9, false);
    }
    kernels.matmul(x, 0, 4, 1, y, 0, 32, 1, c, 0, 8, 40, 8, 4, true);
    kernels.matmul(x, 0, 8, 1, y, 0, 64, 1, c, 0, 64, 8, 64, 8, true);
    kernels.matmul(x, 0, 8, 1, y, 0, 1, 8, c, 0, 64, 8, 64, 8, false);
    // One row, and one column that is a row: blocks of every width, and less than a vector.
    for (int n = 100; n <= 320; n += 55) {
      kernels.matmul(x, 0, 1, n, y, 0, 1, 1, c, 0, 1, n, 1, 2, true);
    }
  }
}
