package dev.gradus.runtime.method;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Compares which rows of two arrays of rows are one and the same array, in one pass by identity
 * hashes. Keeps its memory.
 */
final class RowTable {
  private static final int FEW = 8;
  private int[] table = new int[0];

  /**
   * The first row that is the same array as an earlier one on one side but not on the other; -1 if
   * there is none.
   */
  int firstClash(@Nullable Object[] x, @Nullable Object[] own) {
    if (x.length <= FEW) {
      for (int i = 1; i < x.length; i++) {
        for (int j = 0; j < i; j++) {
          if (x[i] != null && (x[i] == x[j]) != (own[i] == own[j])) {
            return i;
          }
        }
      }
      return -1;
    }
    int clash = firstUnmatched(x, own);
    return clash >= 0 ? clash : firstUnmatched(own, x);
  }

  /** The first row of {@code x} seen before, whose like in {@code own} is another array. */
  private int firstUnmatched(@Nullable Object[] x, @Nullable Object[] own) {
    int size = Integer.highestOneBit(x.length) << 2;
    if (table.length < size) {
      table = new int[size];
    } else {
      Arrays.fill(table, 0, size, 0);
    }
    for (int i = 0; i < x.length; i++) {
      Object row = x[i];
      if (row == null) {
        continue;
      }
      int at = System.identityHashCode(row) & (size - 1);
      while (table[at] != 0 && x[table[at] - 1] != row) {
        at = (at + 1) & (size - 1);
      }
      if (table[at] == 0) {
        table[at] = i + 1;
      } else if (own[table[at] - 1] != own[i]) {
        return i;
      }
    }
    return -1;
  }
}
