package dev.gradus.runtime.kernel;

import java.util.Arrays;

/** Copies and fills of strided views of arrays. Nothing is allocated. */
public final class Views {
  private Views() {}

  /**
   * Copies element by element: for every index vector i below {@code extents}, {@code dst[dstOffset
   * + Σ i·dstStrides] = src[srcOffset + Σ i·srcStrides]}. Strides may be zero or negative; rank 0
   * copies one element. The ranges read and written must not overlap, unless they are one
   * contiguous run.
   */
  public static void copy(
      double[] src,
      int srcOffset,
      int[] srcStrides,
      double[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents) {
    int run = trailingRun(srcStrides, dstStrides, extents);
    copy(src, srcOffset, srcStrides, dst, dstOffset, dstStrides, extents, 0, run);
  }

  private static void copy(
      double[] src,
      int srcOffset,
      int[] srcStrides,
      double[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents,
      int axis,
      int run) {
    if (axis == run) {
      System.arraycopy(src, srcOffset, dst, dstOffset, size(extents, run));
      return;
    }
    int extent = extents[axis];
    int from = srcStrides[axis];
    int to = dstStrides[axis];
    if (axis == extents.length - 1) {
      copyLine(src, srcOffset, from, dst, dstOffset, to, extent);
      return;
    }
    for (int i = 0; i < extent; i++) {
      copy(
          src,
          srcOffset + i * from,
          srcStrides,
          dst,
          dstOffset + i * to,
          dstStrides,
          extents,
          axis + 1,
          run);
    }
  }

  private static void copyLine(
      double[] src, int srcOffset, int from, double[] dst, int dstOffset, int to, int n) {
    if (from == 0 && to == 1) {
      if (n > 0) {
        Arrays.fill(dst, dstOffset, dstOffset + n, src[srcOffset]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      dst[dstOffset + i * to] = src[srcOffset + i * from];
    }
  }

  /** Sets {@code dst[offset … offset + n - 1]}. */
  public static void fill(double[] dst, int offset, int n, double value) {
    Arrays.fill(dst, offset, offset + n, value);
  }

  /** Sets the elements of a strided view. */
  public static void fill(double[] dst, int offset, int[] strides, int[] extents, double value) {
    fill(dst, offset, strides, extents, value, 0);
  }

  private static void fill(
      double[] dst, int offset, int[] strides, int[] extents, double value, int axis) {
    if (axis == extents.length) {
      dst[offset] = value;
      return;
    }
    int extent = extents[axis];
    int stride = strides[axis];
    if (axis == extents.length - 1 && stride == 1) {
      Arrays.fill(dst, offset, offset + extent, value);
      return;
    }
    for (int i = 0; i < extent; i++) {
      fill(dst, offset + i * stride, strides, extents, value, axis + 1);
    }
  }

  /**
   * Copies element by element: for every index vector i below {@code extents}, {@code dst[dstOffset
   * + Σ i·dstStrides] = src[srcOffset + Σ i·srcStrides]}. Strides may be zero or negative; rank 0
   * copies one element. The ranges read and written must not overlap, unless they are one
   * contiguous run.
   */
  public static void copy(
      float[] src,
      int srcOffset,
      int[] srcStrides,
      float[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents) {
    int run = trailingRun(srcStrides, dstStrides, extents);
    copy(src, srcOffset, srcStrides, dst, dstOffset, dstStrides, extents, 0, run);
  }

  private static void copy(
      float[] src,
      int srcOffset,
      int[] srcStrides,
      float[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents,
      int axis,
      int run) {
    if (axis == run) {
      System.arraycopy(src, srcOffset, dst, dstOffset, size(extents, run));
      return;
    }
    int extent = extents[axis];
    int from = srcStrides[axis];
    int to = dstStrides[axis];
    if (axis == extents.length - 1) {
      copyLine(src, srcOffset, from, dst, dstOffset, to, extent);
      return;
    }
    for (int i = 0; i < extent; i++) {
      copy(
          src,
          srcOffset + i * from,
          srcStrides,
          dst,
          dstOffset + i * to,
          dstStrides,
          extents,
          axis + 1,
          run);
    }
  }

  private static void copyLine(
      float[] src, int srcOffset, int from, float[] dst, int dstOffset, int to, int n) {
    if (from == 0 && to == 1) {
      if (n > 0) {
        Arrays.fill(dst, dstOffset, dstOffset + n, src[srcOffset]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      dst[dstOffset + i * to] = src[srcOffset + i * from];
    }
  }

  /** Sets {@code dst[offset … offset + n - 1]}. */
  public static void fill(float[] dst, int offset, int n, float value) {
    Arrays.fill(dst, offset, offset + n, value);
  }

  /** Sets the elements of a strided view. */
  public static void fill(float[] dst, int offset, int[] strides, int[] extents, float value) {
    fill(dst, offset, strides, extents, value, 0);
  }

  private static void fill(
      float[] dst, int offset, int[] strides, int[] extents, float value, int axis) {
    if (axis == extents.length) {
      dst[offset] = value;
      return;
    }
    int extent = extents[axis];
    int stride = strides[axis];
    if (axis == extents.length - 1 && stride == 1) {
      Arrays.fill(dst, offset, offset + extent, value);
      return;
    }
    for (int i = 0; i < extent; i++) {
      fill(dst, offset + i * stride, strides, extents, value, axis + 1);
    }
  }

  /**
   * Copies element by element: for every index vector i below {@code extents}, {@code dst[dstOffset
   * + Σ i·dstStrides] = src[srcOffset + Σ i·srcStrides]}. Strides may be zero or negative; rank 0
   * copies one element. The ranges read and written must not overlap, unless they are one
   * contiguous run.
   */
  public static void copy(
      int[] src,
      int srcOffset,
      int[] srcStrides,
      int[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents) {
    int run = trailingRun(srcStrides, dstStrides, extents);
    copy(src, srcOffset, srcStrides, dst, dstOffset, dstStrides, extents, 0, run);
  }

  private static void copy(
      int[] src,
      int srcOffset,
      int[] srcStrides,
      int[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents,
      int axis,
      int run) {
    if (axis == run) {
      System.arraycopy(src, srcOffset, dst, dstOffset, size(extents, run));
      return;
    }
    int extent = extents[axis];
    int from = srcStrides[axis];
    int to = dstStrides[axis];
    if (axis == extents.length - 1) {
      copyLine(src, srcOffset, from, dst, dstOffset, to, extent);
      return;
    }
    for (int i = 0; i < extent; i++) {
      copy(
          src,
          srcOffset + i * from,
          srcStrides,
          dst,
          dstOffset + i * to,
          dstStrides,
          extents,
          axis + 1,
          run);
    }
  }

  private static void copyLine(
      int[] src, int srcOffset, int from, int[] dst, int dstOffset, int to, int n) {
    if (from == 0 && to == 1) {
      if (n > 0) {
        Arrays.fill(dst, dstOffset, dstOffset + n, src[srcOffset]);
      }
      return;
    }
    for (int i = 0; i < n; i++) {
      dst[dstOffset + i * to] = src[srcOffset + i * from];
    }
  }

  /** Sets {@code dst[offset … offset + n - 1]}. */
  public static void fill(int[] dst, int offset, int n, int value) {
    Arrays.fill(dst, offset, offset + n, value);
  }

  /** Sets the elements of a strided view. */
  public static void fill(int[] dst, int offset, int[] strides, int[] extents, int value) {
    fill(dst, offset, strides, extents, value, 0);
  }

  private static void fill(
      int[] dst, int offset, int[] strides, int[] extents, int value, int axis) {
    if (axis == extents.length) {
      dst[offset] = value;
      return;
    }
    int extent = extents[axis];
    int stride = strides[axis];
    if (axis == extents.length - 1 && stride == 1) {
      Arrays.fill(dst, offset, offset + extent, value);
      return;
    }
    for (int i = 0; i < extent; i++) {
      fill(dst, offset + i * stride, strides, extents, value, axis + 1);
    }
  }

  /**
   * First of the trailing axes that are contiguous, as one run, on both sides; the rank if there is
   * none.
   */
  private static int trailingRun(int[] srcStrides, int[] dstStrides, int[] extents) {
    int run = extents.length;
    int size = 1;
    while (run > 0
        && (extents[run - 1] == 1
            || (srcStrides[run - 1] == size && dstStrides[run - 1] == size))) {
      size *= extents[--run];
    }
    return run;
  }

  /** Number of elements from axis {@code from} on. */
  private static int size(int[] extents, int from) {
    int size = 1;
    for (int axis = from; axis < extents.length; axis++) {
      size *= extents[axis];
    }
    return size;
  }
}
