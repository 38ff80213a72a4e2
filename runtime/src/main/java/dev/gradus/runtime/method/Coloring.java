package dev.gradus.runtime.method;

import java.util.Arrays;

/**
 * Groups of columns no two of which have an element in the same row: one directional derivative
 * gives the elements of a whole group. Greedy, columns with many neighbours first. (Gebremedhin,
 * Manne, Pothen, What color is your Jacobian?, SIAM Review 47, 2005.)
 */
public final class Coloring {
  private final int[] colors;
  private final int count;

  private Coloring(int[] colors, int count) {
    this.colors = colors;
    this.count = count;
  }

  /** Colours the columns of a pattern. */
  public static Coloring ofColumns(Sparsity pattern) {
    Sparsity turned = pattern.transposed();
    int n = pattern.columns();
    int[] colors = new int[n];
    Arrays.fill(colors, -1);
    int[] forbidden = new int[n];
    Arrays.fill(forbidden, -1);
    int count = 0;
    for (int j : byDegree(pattern, turned)) {
      for (int i : turned.columnsOf(j)) {
        for (int other : pattern.columnsOf(i)) {
          if (colors[other] >= 0) {
            forbidden[colors[other]] = j;
          }
        }
      }
      int color = 0;
      while (forbidden[color] == j) {
        color++;
      }
      colors[j] = color;
      count = Math.max(count, color + 1);
    }
    return new Coloring(colors, count);
  }

  /** The columns, those that meet the most elements of others first. */
  private static int[] byDegree(Sparsity pattern, Sparsity turned) {
    long[] keys = new long[pattern.columns()];
    for (int j = 0; j < keys.length; j++) {
      long degree = 0;
      for (int i : turned.columnsOf(j)) {
        degree += pattern.columnsOf(i).length;
      }
      // Sorted by falling degree, then by rising column.
      keys[j] = (Integer.MAX_VALUE - Math.min(degree, Integer.MAX_VALUE)) << 32 | j;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(k -> (int) k).toArray();
  }

  /** Number of groups. */
  public int count() {
    return count;
  }

  /** The group of a column, counted from 0. */
  public int color(int column) {
    return colors[column];
  }
}
