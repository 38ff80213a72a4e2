package dev.gradus.dsl.tape;

/** Adds one strided view to another; strides of zero in the target sum up. */
final class StridedSum {
  private StridedSum() {}

  static void add(
      double[] src,
      int srcOffset,
      int[] srcStrides,
      double[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents,
      int axis) {
    if (axis == extents.length) {
      dst[dstOffset] += src[srcOffset];
      return;
    }
    int n = extents[axis];
    int from = srcStrides[axis];
    int to = dstStrides[axis];
    if (axis < extents.length - 1) {
      for (int i = 0; i < n; i++) {
        add(
            src,
            srcOffset + i * from,
            srcStrides,
            dst,
            dstOffset + i * to,
            dstStrides,
            extents,
            axis + 1);
      }
    } else if (to == 0) {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += src[srcOffset + i * from];
      }
      dst[dstOffset] += sum;
    } else if (from == 1 && to == 1) {
      for (int i = 0; i < n; i++) {
        dst[dstOffset + i] += src[srcOffset + i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        dst[dstOffset + i * to] += src[srcOffset + i * from];
      }
    }
  }

  static void add(
      float[] src,
      int srcOffset,
      int[] srcStrides,
      float[] dst,
      int dstOffset,
      int[] dstStrides,
      int[] extents,
      int axis) {
    if (axis == extents.length) {
      dst[dstOffset] += src[srcOffset];
      return;
    }
    int n = extents[axis];
    int from = srcStrides[axis];
    int to = dstStrides[axis];
    if (axis < extents.length - 1) {
      for (int i = 0; i < n; i++) {
        add(
            src,
            srcOffset + i * from,
            srcStrides,
            dst,
            dstOffset + i * to,
            dstStrides,
            extents,
            axis + 1);
      }
    } else if (to == 0) {
      float sum = 0;
      for (int i = 0; i < n; i++) {
        sum += src[srcOffset + i * from];
      }
      dst[dstOffset] += sum;
    } else if (from == 1 && to == 1) {
      for (int i = 0; i < n; i++) {
        dst[dstOffset + i] += src[srcOffset + i];
      }
    } else {
      for (int i = 0; i < n; i++) {
        dst[dstOffset + i * to] += src[srcOffset + i * from];
      }
    }
  }
}
