package dev.gradus.runtime.kernel;

import dev.gradus.runtime.Problem;
import java.util.Arrays;

/** Moving rows of tables by index. Tables are row-major with {@code rowSize} elements per entry. */
public final class Indexing {
  private Indexing() {}

  /**
   * Copies the table entry of every index to consecutive rows.
   *
   * @throws dev.gradus.runtime.GradusException if an index is outside 0 … extent-1
   */
  public static void gather(
      double[] table,
      int tableOffset,
      int extent,
      int rowSize,
      int[] indices,
      int indexOffset,
      int count,
      double[] dst,
      int dstOffset) {
    for (int i = 0; i < count; i++) {
      int index = checked(indices[indexOffset + i], extent, i);
      System.arraycopy(table, tableOffset + index * rowSize, dst, dstOffset + i * rowSize, rowSize);
    }
  }

  /** As for doubles. */
  public static void gather(
      float[] table,
      int tableOffset,
      int extent,
      int rowSize,
      int[] indices,
      int indexOffset,
      int count,
      float[] dst,
      int dstOffset) {
    for (int i = 0; i < count; i++) {
      int index = checked(indices[indexOffset + i], extent, i);
      System.arraycopy(table, tableOffset + index * rowSize, dst, dstOffset + i * rowSize, rowSize);
    }
  }

  /** As for doubles. */
  public static void gather(
      int[] table,
      int tableOffset,
      int extent,
      int rowSize,
      int[] indices,
      int indexOffset,
      int count,
      int[] dst,
      int dstOffset) {
    for (int i = 0; i < count; i++) {
      int index = checked(indices[indexOffset + i], extent, i);
      System.arraycopy(table, tableOffset + index * rowSize, dst, dstOffset + i * rowSize, rowSize);
    }
  }

  /**
   * Adds consecutive rows to the table entries of their indices, in index order.
   *
   * @throws dev.gradus.runtime.GradusException if an index is outside 0 … extent-1
   */
  public static void scatterAdd(
      double[] src,
      int srcOffset,
      int extent,
      int rowSize,
      int[] indices,
      int indexOffset,
      int count,
      double[] table,
      int tableOffset) {
    for (int i = 0; i < count; i++) {
      int to = tableOffset + checked(indices[indexOffset + i], extent, i) * rowSize;
      int from = srcOffset + i * rowSize;
      for (int j = 0; j < rowSize; j++) {
        table[to + j] += src[from + j];
      }
    }
  }

  /** As for doubles. */
  public static void scatterAdd(
      float[] src,
      int srcOffset,
      int extent,
      int rowSize,
      int[] indices,
      int indexOffset,
      int count,
      float[] table,
      int tableOffset) {
    for (int i = 0; i < count; i++) {
      int to = tableOffset + checked(indices[indexOffset + i], extent, i) * rowSize;
      int from = srcOffset + i * rowSize;
      for (int j = 0; j < rowSize; j++) {
        table[to + j] += src[from + j];
      }
    }
  }

  /** Writes one row per index: 1 at the index, 0 elsewhere; all 0 for an index outside. */
  public static void oneHot(
      int[] indices, int indexOffset, int count, int extent, double[] dst, int dstOffset) {
    Arrays.fill(dst, dstOffset, dstOffset + count * extent, 0.0);
    for (int i = 0; i < count; i++) {
      int index = indices[indexOffset + i];
      if (index >= 0 && index < extent) {
        dst[dstOffset + i * extent + index] = 1.0;
      }
    }
  }

  /** As for doubles. */
  public static void oneHot(
      int[] indices, int indexOffset, int count, int extent, float[] dst, int dstOffset) {
    Arrays.fill(dst, dstOffset, dstOffset + count * extent, 0.0f);
    for (int i = 0; i < count; i++) {
      int index = indices[indexOffset + i];
      if (index >= 0 && index < extent) {
        dst[dstOffset + i * extent + index] = 1.0f;
      }
    }
  }

  private static int checked(int index, int extent, int position) {
    if (index < 0 || index >= extent) {
      throw Problem.INDEX_OUT_OF_RANGE.exception(index, extent - 1, "position " + position);
    }
    return index;
  }
}
