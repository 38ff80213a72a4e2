package dev.gradus.runtime.kernel;

import java.util.Arrays;

/**
 * Reductions over one axis of an operand seen as [outer][reduced][inner], row-major from an offset;
 * results are [outer][inner], row-major from an offset. Nothing is allocated.
 *
 * <p>Sums that are carried over several calls (a batch in tiles) use {@link Blocks#sum} and {@link
 * Blocks#dot} with partials kept by the caller, then {@link Partials#total}.
 */
public final class Reductions {
  private Reductions() {}

  /**
   * Sums in index order, as STRICT arithmetic and short FAST sums have it: {@code dst[dstOffset +
   * o*inner + i]} starts at 0, or keeps its value if {@code accumulate}, and takes {@code +
   * src[srcOffset + (o*reduced + r)*inner + i]} for r in order.
   */
  public static void sum(
      double[] src,
      int srcOffset,
      int outer,
      int reduced,
      int inner,
      double[] dst,
      int dstOffset,
      boolean accumulate) {
    if (!accumulate) {
      Arrays.fill(dst, dstOffset, dstOffset + outer * inner, 0);
    }
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        double sum = dst[dstOffset + o];
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          sum += src[from + r];
        }
        dst[dstOffset + o] = sum;
      }
      return;
    }
    for (int o = 0; o < outer; o++) {
      addRows(src, srcOffset + o * reduced * inner, reduced, inner, dst, dstOffset + o * inner);
    }
  }

  private static void addRows(
      double[] src, int srcOffset, int rows, int columns, double[] dst, int dstOffset) {
    for (int r = 0; r < rows; r++) {
      int from = srcOffset + r * columns;
      for (int i = 0; i < columns; i++) {
        dst[dstOffset + i] += src[from + i];
      }
    }
  }

  /**
   * Sums of contiguous rows as long FAST sums have it: {@code dst[dstOffset + o]} is, or increases
   * by if {@code accumulate}, the {@linkplain Partials#total total} of the partials of row o.
   */
  public static void sumInterleaved(
      double[] src,
      int srcOffset,
      int outer,
      int reduced,
      double[] dst,
      int dstOffset,
      boolean accumulate) {
    double[] partials = BlockScratch.get().doubles.partials;
    for (int o = 0; o < outer; o++) {
      Arrays.fill(partials, 0);
      Blocks.sum(src, srcOffset + o * reduced, reduced, partials, 0);
      double total = Partials.total(partials);
      dst[dstOffset + o] = accumulate ? dst[dstOffset + o] + total : total;
    }
  }

  /**
   * Greatest elements by {@link Math#max} from -infinity; a NaN wins. Operands as in {@code sum}.
   */
  public static void max(
      double[] src, int srcOffset, int outer, int reduced, int inner, double[] dst, int dstOffset) {
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        double extreme = Double.NEGATIVE_INFINITY;
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          extreme = Math.max(extreme, src[from + r]);
        }
        dst[dstOffset + o] = extreme;
      }
      return;
    }
    Arrays.fill(dst, dstOffset, dstOffset + outer * inner, Double.NEGATIVE_INFINITY);
    for (int o = 0; o < outer; o++) {
      int to = dstOffset + o * inner;
      for (int r = 0; r < reduced; r++) {
        int from = srcOffset + (o * reduced + r) * inner;
        for (int i = 0; i < inner; i++) {
          dst[to + i] = Math.max(dst[to + i], src[from + i]);
        }
      }
    }
  }

  /** Least elements by {@link Math#min} from infinity; a NaN wins. Operands as in {@code sum}. */
  public static void min(
      double[] src, int srcOffset, int outer, int reduced, int inner, double[] dst, int dstOffset) {
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        double extreme = Double.POSITIVE_INFINITY;
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          extreme = Math.min(extreme, src[from + r]);
        }
        dst[dstOffset + o] = extreme;
      }
      return;
    }
    Arrays.fill(dst, dstOffset, dstOffset + outer * inner, Double.POSITIVE_INFINITY);
    for (int o = 0; o < outer; o++) {
      int to = dstOffset + o * inner;
      for (int r = 0; r < reduced; r++) {
        int from = srcOffset + (o * reduced + r) * inner;
        for (int i = 0; i < inner; i++) {
          dst[to + i] = Math.min(dst[to + i], src[from + i]);
        }
      }
    }
  }

  /**
   * First index r of the greatest element, or of the first NaN if there is one; 0 where nothing is
   * reduced. Operands as in {@code sum}.
   */
  public static void argmax(
      double[] src, int srcOffset, int outer, int reduced, int inner, int[] dst, int dstOffset) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        int from = srcOffset + o * reduced * inner + i;
        int best = 0;
        for (int r = 1; r < reduced; r++) {
          double candidate = src[from + r * inner];
          double leader = src[from + best * inner];
          if (candidate > leader || (Double.isNaN(candidate) && !Double.isNaN(leader))) {
            best = r;
          }
        }
        dst[dstOffset + o * inner + i] = best;
      }
    }
  }

  /**
   * First index r of the least element, or of the first NaN if there is one; like {@code argmax}.
   */
  public static void argmin(
      double[] src, int srcOffset, int outer, int reduced, int inner, int[] dst, int dstOffset) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        int from = srcOffset + o * reduced * inner + i;
        int best = 0;
        for (int r = 1; r < reduced; r++) {
          double candidate = src[from + r * inner];
          double leader = src[from + best * inner];
          if (candidate < leader || (Double.isNaN(candidate) && !Double.isNaN(leader))) {
            best = r;
          }
        }
        dst[dstOffset + o * inner + i] = best;
      }
    }
  }

  /**
   * Sums in index order, as STRICT arithmetic and short FAST sums have it: {@code dst[dstOffset +
   * o*inner + i]} starts at 0, or keeps its value if {@code accumulate}, and takes {@code +
   * src[srcOffset + (o*reduced + r)*inner + i]} for r in order.
   */
  public static void sum(
      float[] src,
      int srcOffset,
      int outer,
      int reduced,
      int inner,
      float[] dst,
      int dstOffset,
      boolean accumulate) {
    if (!accumulate) {
      Arrays.fill(dst, dstOffset, dstOffset + outer * inner, 0);
    }
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        float sum = dst[dstOffset + o];
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          sum += src[from + r];
        }
        dst[dstOffset + o] = sum;
      }
      return;
    }
    for (int o = 0; o < outer; o++) {
      addRows(src, srcOffset + o * reduced * inner, reduced, inner, dst, dstOffset + o * inner);
    }
  }

  private static void addRows(
      float[] src, int srcOffset, int rows, int columns, float[] dst, int dstOffset) {
    for (int r = 0; r < rows; r++) {
      int from = srcOffset + r * columns;
      for (int i = 0; i < columns; i++) {
        dst[dstOffset + i] += src[from + i];
      }
    }
  }

  /**
   * Sums of contiguous rows as long FAST sums have it: {@code dst[dstOffset + o]} is, or increases
   * by if {@code accumulate}, the {@linkplain Partials#total total} of the partials of row o.
   */
  public static void sumInterleaved(
      float[] src,
      int srcOffset,
      int outer,
      int reduced,
      float[] dst,
      int dstOffset,
      boolean accumulate) {
    float[] partials = BlockScratch.get().floats.partials;
    for (int o = 0; o < outer; o++) {
      Arrays.fill(partials, 0);
      Blocks.sum(src, srcOffset + o * reduced, reduced, partials, 0);
      float total = Partials.total(partials);
      dst[dstOffset + o] = accumulate ? dst[dstOffset + o] + total : total;
    }
  }

  /**
   * Greatest elements by {@link Math#max} from -infinity; a NaN wins. Operands as in {@code sum}.
   */
  public static void max(
      float[] src, int srcOffset, int outer, int reduced, int inner, float[] dst, int dstOffset) {
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        float extreme = Float.NEGATIVE_INFINITY;
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          extreme = Math.max(extreme, src[from + r]);
        }
        dst[dstOffset + o] = extreme;
      }
      return;
    }
    Arrays.fill(dst, dstOffset, dstOffset + outer * inner, Float.NEGATIVE_INFINITY);
    for (int o = 0; o < outer; o++) {
      int to = dstOffset + o * inner;
      for (int r = 0; r < reduced; r++) {
        int from = srcOffset + (o * reduced + r) * inner;
        for (int i = 0; i < inner; i++) {
          dst[to + i] = Math.max(dst[to + i], src[from + i]);
        }
      }
    }
  }

  /** Least elements by {@link Math#min} from infinity; a NaN wins. Operands as in {@code sum}. */
  public static void min(
      float[] src, int srcOffset, int outer, int reduced, int inner, float[] dst, int dstOffset) {
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        float extreme = Float.POSITIVE_INFINITY;
        int from = srcOffset + o * reduced;
        for (int r = 0; r < reduced; r++) {
          extreme = Math.min(extreme, src[from + r]);
        }
        dst[dstOffset + o] = extreme;
      }
      return;
    }
    Arrays.fill(dst, dstOffset, dstOffset + outer * inner, Float.POSITIVE_INFINITY);
    for (int o = 0; o < outer; o++) {
      int to = dstOffset + o * inner;
      for (int r = 0; r < reduced; r++) {
        int from = srcOffset + (o * reduced + r) * inner;
        for (int i = 0; i < inner; i++) {
          dst[to + i] = Math.min(dst[to + i], src[from + i]);
        }
      }
    }
  }

  /**
   * First index r of the greatest element, or of the first NaN if there is one; 0 where nothing is
   * reduced. Operands as in {@code sum}.
   */
  public static void argmax(
      float[] src, int srcOffset, int outer, int reduced, int inner, int[] dst, int dstOffset) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        int from = srcOffset + o * reduced * inner + i;
        int best = 0;
        for (int r = 1; r < reduced; r++) {
          float candidate = src[from + r * inner];
          float leader = src[from + best * inner];
          if (candidate > leader || (Float.isNaN(candidate) && !Float.isNaN(leader))) {
            best = r;
          }
        }
        dst[dstOffset + o * inner + i] = best;
      }
    }
  }

  /**
   * First index r of the least element, or of the first NaN if there is one; like {@code argmax}.
   */
  public static void argmin(
      float[] src, int srcOffset, int outer, int reduced, int inner, int[] dst, int dstOffset) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        int from = srcOffset + o * reduced * inner + i;
        int best = 0;
        for (int r = 1; r < reduced; r++) {
          float candidate = src[from + r * inner];
          float leader = src[from + best * inner];
          if (candidate < leader || (Float.isNaN(candidate) && !Float.isNaN(leader))) {
            best = r;
          }
        }
        dst[dstOffset + o * inner + i] = best;
      }
    }
  }
}
