package dev.gradus.runtime.kernel;

import java.util.Arrays;

/**
 * Rows for the intermediate results of loops that generated code runs in tiles of iterations, and
 * what moves elements into rows and out of them. Every thread has its own rows; they keep nothing
 * from one loop to the next.
 */
public final class Tiles {
  /** Elements of a row: iterations of the largest tile. */
  public static final int SIZE = 256;

  /** Elements of the longest row that is not of a tile. */
  public static final int LONGEST = 1 << 14;

  private static final ThreadLocal<Tiles> PER_THREAD = ThreadLocal.withInitial(Tiles::new);

  private double[][] doubles = {};
  private float[][] floats = {};
  private int[][] ints = {};
  private boolean[][] flags = {};
  private double[][] longDoubles = {};
  private float[][] longFloats = {};

  private Tiles() {}

  /** The first {@code count} rows of doubles, at least. */
  public static double[][] doubles(int count) {
    Tiles t = PER_THREAD.get();
    if (t.doubles.length < count) {
      t.doubles = new double[count][SIZE];
    }
    return t.doubles;
  }

  /** The first {@code count} rows of floats, at least. */
  public static float[][] floats(int count) {
    Tiles t = PER_THREAD.get();
    if (t.floats.length < count) {
      t.floats = new float[count][SIZE];
    }
    return t.floats;
  }

  /** The first {@code count} rows of ints, at least. */
  public static int[][] ints(int count) {
    Tiles t = PER_THREAD.get();
    if (t.ints.length < count) {
      t.ints = new int[count][SIZE];
    }
    return t.ints;
  }

  /** The first {@code count} rows of truth values, at least. */
  public static boolean[][] flags(int count) {
    Tiles t = PER_THREAD.get();
    if (t.flags.length < count) {
      t.flags = new boolean[count][SIZE];
    }
    return t.flags;
  }

  /** A row of doubles of at least a length, which is at most {@link #LONGEST}, and its number. */
  public static double[] longDoubles(int row, int length) {
    Tiles t = PER_THREAD.get();
    if (t.longDoubles.length <= row) {
      int known = t.longDoubles.length;
      t.longDoubles = Arrays.copyOf(t.longDoubles, row + 1);
      Arrays.fill(t.longDoubles, known, row + 1, new double[0]);
    }
    if (t.longDoubles[row].length < length) {
      t.longDoubles[row] = new double[grown(length)];
    }
    return t.longDoubles[row];
  }

  /** As for doubles. */
  public static float[] longFloats(int row, int length) {
    Tiles t = PER_THREAD.get();
    if (t.longFloats.length <= row) {
      int known = t.longFloats.length;
      t.longFloats = Arrays.copyOf(t.longFloats, row + 1);
      Arrays.fill(t.longFloats, known, row + 1, new float[0]);
    }
    if (t.longFloats[row].length < length) {
      t.longFloats[row] = new float[grown(length)];
    }
    return t.longFloats[row];
  }

  /** The power of two from a length on, so that rows do not grow time and again. */
  private static int grown(int length) {
    return Math.max(SIZE, Integer.highestOneBit(length - 1) << 1);
  }

  /** {@code to[toOffset + i] = from[fromOffset + i]} for {@code 0 <= i < n}. */
  public static void copy(double[] from, int fromOffset, double[] to, int toOffset, int n) {
    System.arraycopy(from, fromOffset, to, toOffset, n);
  }

  /** As for doubles. */
  public static void copy(float[] from, int fromOffset, float[] to, int toOffset, int n) {
    System.arraycopy(from, fromOffset, to, toOffset, n);
  }

  /** As for doubles. */
  public static void copy(int[] from, int fromOffset, int[] to, int toOffset, int n) {
    System.arraycopy(from, fromOffset, to, toOffset, n);
  }

  /** As for doubles. */
  public static void copy(boolean[] from, int fromOffset, boolean[] to, int toOffset, int n) {
    System.arraycopy(from, fromOffset, to, toOffset, n);
  }

  /** {@code to[offset + i] = value} for {@code 0 <= i < n}. */
  public static void fill(double[] to, int offset, int n, double value) {
    Arrays.fill(to, offset, offset + n, value);
  }

  /** As for doubles. */
  public static void fill(float[] to, int offset, int n, float value) {
    Arrays.fill(to, offset, offset + n, value);
  }

  /** As for doubles. */
  public static void fill(int[] to, int offset, int n, int value) {
    Arrays.fill(to, offset, offset + n, value);
  }

  /** As for doubles. */
  public static void fill(boolean[] to, int offset, int n, boolean value) {
    Arrays.fill(to, offset, offset + n, value);
  }

  /**
   * {@code to[offset + i] += row[i]} for {@code 0 <= i < n}.
   *
   * @param aside memory for n elements
   * @throws ArrayIndexOutOfBoundsException if the array ends before
   */
  public static void add(double[] row, double[] to, int offset, double[] aside, int n) {
    check(to.length, offset, n);
    Blocks.addTo(row, to, offset, aside, n);
  }

  /**
   * {@code to[offset + i] -= row[i]} for {@code 0 <= i < n}.
   *
   * @param aside memory for n elements
   * @throws ArrayIndexOutOfBoundsException if the array ends before
   */
  public static void subtract(double[] row, double[] to, int offset, double[] aside, int n) {
    check(to.length, offset, n);
    Blocks.subtractFrom(row, to, offset, aside, n);
  }

  /**
   * Whether {@code x[offset + i]} &lt; {@code bound} for all {@code 0 <= i < n}.
   *
   * @throws ArrayIndexOutOfBoundsException if the array ends before
   */
  public static boolean allLess(double[] x, int offset, int n, double bound) {
    check(x.length, offset, n);
    return Blocks.allLess(x, offset, n, bound);
  }

  /**
   * Whether {@code x[offset + i]} &gt; {@code bound} for all {@code 0 <= i < n}.
   *
   * @throws ArrayIndexOutOfBoundsException if the array ends before
   */
  public static boolean allGreater(double[] x, int offset, int n, double bound) {
    check(x.length, offset, n);
    return Blocks.allGreater(x, offset, n, bound);
  }

  /** As for doubles. */
  public static void add(float[] row, float[] to, int offset, float[] aside, int n) {
    check(to.length, offset, n);
    Blocks.addTo(row, to, offset, aside, n);
  }

  /** As for doubles. */
  public static void subtract(float[] row, float[] to, int offset, float[] aside, int n) {
    check(to.length, offset, n);
    Blocks.subtractFrom(row, to, offset, aside, n);
  }

  /** As for doubles. */
  public static boolean allLess(float[] x, int offset, int n, float bound) {
    check(x.length, offset, n);
    return Blocks.allLess(x, offset, n, bound);
  }

  /** As for doubles. */
  public static boolean allGreater(float[] x, int offset, int n, float bound) {
    check(x.length, offset, n);
    return Blocks.allGreater(x, offset, n, bound);
  }

  /**
   * {@code out[r]} is the product of row r of a matrix with {@code x}, by partials, as {@link
   * BlockKernels#rowDots} defines it; rows stand one after the other.
   *
   * @throws ArrayIndexOutOfBoundsException if an array ends before
   */
  public static void rowDots(
      double[] matrix, int start, double[] x, int xStart, int columns, double[] out, int rows) {
    if (columns <= 0) {
      Arrays.fill(out, 0, rows, 0);
      return;
    }
    check(matrix.length, start, (long) rows * columns);
    check(x.length, xStart, columns);
    Blocks.rowDots(matrix, start, rows, columns, x, xStart, out, 0);
  }

  /**
   * {@code sums[sumsStart + j] = fma(weights[r], element j of row r, sums[sumsStart + j])} for r in
   * order.
   *
   * @throws ArrayIndexOutOfBoundsException if an array ends before
   */
  public static void addWeighted(
      double[] weights,
      double[] matrix,
      int start,
      double[] sums,
      int sumsStart,
      int columns,
      int rows) {
    if (columns <= 0) {
      return;
    }
    check(matrix.length, start, (long) rows * columns);
    check(sums.length, sumsStart, columns);
    Blocks.matmul(
        weights, 0, 0, 1, matrix, start, columns, 1, sums, sumsStart, 0, 1, columns, rows, true);
  }

  private static void check(int length, int start, long count) {
    if (start < 0 || start + count > length) {
      throw new ArrayIndexOutOfBoundsException(
          "elements " + start + " to " + (start + count - 1) + " of " + length);
    }
  }
}
