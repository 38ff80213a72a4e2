package dev.gradus.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The save area of a reverse sweep: one growing stack per primitive type and one of references.
 * What the forward sweep saves, the reverse sweep takes in opposite order, one by one (push and
 * pop), in blocks (reserve and release, for loops whose number of iterations is known), or in rows,
 * arrays of their own, which the JVM can vectorise loops over. A stack keeps its memory, so that it
 * stops allocating once it has been as deep as it gets. Not thread safe.
 */
public final class SaveStack {
  private static final int INITIAL = 64;
  private static final double[] NOTHING = {};

  /** Arrays that computations with this stack make and give back. */
  final ArrayPool pool = new ArrayPool();

  /** Snapshots of long loops, those in use first. */
  private final List<Checkpoints> checkpoints = new ArrayList<>();

  private int openCheckpoints;

  private double[] doubles = new double[INITIAL];
  private float[] floats = new float[INITIAL];
  private long[] longs = new long[INITIAL];
  private int[] ints = new int[INITIAL];
  private boolean[] flags = new boolean[INITIAL];
  private @Nullable Object[] references = new Object[INITIAL];
  private int doubleCount;
  private int floatCount;
  private int longCount;
  private int intCount;
  private int flagCount;
  private int referenceCount;

  /** Those in use first; the others wait to be used again. */
  private double[][] rows = {};

  private int rowCount;
  private final List<SaveStack> shadows = new ArrayList<>();

  public void pushDouble(double value) {
    if (doubleCount == doubles.length) {
      doubles = Arrays.copyOf(doubles, grown(doubleCount, 1));
    }
    doubles[doubleCount++] = value;
  }

  /**
   * The double pushed last.
   *
   * @throws ArrayIndexOutOfBoundsException if no double is left, as the other pops for theirs
   */
  public double popDouble() {
    double value = doubles[doubleCount - 1];
    doubleCount--;
    return value;
  }

  /** Makes room for a block of {@code count} values; gives the place of the first. */
  public static int reserveDoubles(SaveStack s, int count) {
    int base = s.doubleCount;
    if (count > s.doubles.length - base) {
      s.doubles = Arrays.copyOf(s.doubles, grown(base, count));
    }
    s.doubleCount = base + count;
    return base;
  }

  /** Gives the last {@code count} values up; gives the place of the first of them. */
  public static int releaseDoubles(SaveStack s, int count) {
    return s.doubleCount -= count;
  }

  /** The array that holds the blocks, until more room is made. */
  public static double[] doubles(SaveStack s) {
    return s.doubles;
  }

  /** An array of at least so many values, whatever they are, kept until it is released. */
  public static double[] reserveRow(SaveStack s, int length) {
    if (s.rowCount == s.rows.length) {
      s.addRows();
    }
    double[] row = s.rows[s.rowCount];
    if (row.length < length) {
      row = new double[length];
      s.rows[s.rowCount] = row;
    }
    s.rowCount++;
    return row;
  }

  private void addRows() {
    rows = Arrays.copyOf(rows, grown(rowCount, INITIAL));
    Arrays.fill(rows, rowCount, rows.length, NOTHING);
  }

  /** Gives up the row reserved last, which keeps its values until another one is reserved. */
  public static double[] releaseRow(SaveStack s) {
    return s.rows[--s.rowCount];
  }

  public void pushFloat(float value) {
    if (floatCount == floats.length) {
      floats = Arrays.copyOf(floats, grown(floatCount, 1));
    }
    floats[floatCount++] = value;
  }

  public float popFloat() {
    float value = floats[floatCount - 1];
    floatCount--;
    return value;
  }

  /** Makes room for a block of {@code count} values; gives the place of the first. */
  public static int reserveFloats(SaveStack s, int count) {
    int base = s.floatCount;
    if (count > s.floats.length - base) {
      s.floats = Arrays.copyOf(s.floats, grown(base, count));
    }
    s.floatCount = base + count;
    return base;
  }

  /** Gives the last {@code count} values up; gives the place of the first of them. */
  public static int releaseFloats(SaveStack s, int count) {
    return s.floatCount -= count;
  }

  /** The array that holds the blocks, until more room is made. */
  public static float[] floats(SaveStack s) {
    return s.floats;
  }

  public void pushLong(long value) {
    if (longCount == longs.length) {
      longs = Arrays.copyOf(longs, grown(longCount, 1));
    }
    longs[longCount++] = value;
  }

  public long popLong() {
    long value = longs[longCount - 1];
    longCount--;
    return value;
  }

  /** Makes room for a block of {@code count} values; gives the place of the first. */
  public static int reserveLongs(SaveStack s, int count) {
    int base = s.longCount;
    if (count > s.longs.length - base) {
      s.longs = Arrays.copyOf(s.longs, grown(base, count));
    }
    s.longCount = base + count;
    return base;
  }

  /** Gives the last {@code count} values up; gives the place of the first of them. */
  public static int releaseLongs(SaveStack s, int count) {
    return s.longCount -= count;
  }

  /** The array that holds the blocks, until more room is made. */
  public static long[] longs(SaveStack s) {
    return s.longs;
  }

  public void pushInt(int value) {
    if (intCount == ints.length) {
      ints = Arrays.copyOf(ints, grown(intCount, 1));
    }
    ints[intCount++] = value;
  }

  public int popInt() {
    int value = ints[intCount - 1];
    intCount--;
    return value;
  }

  /** Makes room for a block of {@code count} values; gives the place of the first. */
  public static int reserveInts(SaveStack s, int count) {
    int base = s.intCount;
    if (count > s.ints.length - base) {
      s.ints = Arrays.copyOf(s.ints, grown(base, count));
    }
    s.intCount = base + count;
    return base;
  }

  /** Gives the last {@code count} values up; gives the place of the first of them. */
  public static int releaseInts(SaveStack s, int count) {
    return s.intCount -= count;
  }

  /** The array that holds the blocks, until more room is made. */
  public static int[] ints(SaveStack s) {
    return s.ints;
  }

  public void pushBoolean(boolean value) {
    if (flagCount == flags.length) {
      flags = Arrays.copyOf(flags, grown(flagCount, 1));
    }
    flags[flagCount++] = value;
  }

  public boolean popBoolean() {
    boolean value = flags[flagCount - 1];
    flagCount--;
    return value;
  }

  /** Makes room for a block of {@code count} values; gives the place of the first. */
  public static int reserveBooleans(SaveStack s, int count) {
    int base = s.flagCount;
    if (count > s.flags.length - base) {
      s.flags = Arrays.copyOf(s.flags, grown(base, count));
    }
    s.flagCount = base + count;
    return base;
  }

  /** Gives the last {@code count} values up; gives the place of the first of them. */
  public static int releaseBooleans(SaveStack s, int count) {
    return s.flagCount -= count;
  }

  /** The array that holds the blocks, until more room is made. */
  public static boolean[] flags(SaveStack s) {
    return s.flags;
  }

  public static void pushReference(SaveStack s, @Nullable Object value) {
    if (s.referenceCount == s.references.length) {
      s.references = Arrays.copyOf(s.references, grown(s.referenceCount, 1));
    }
    s.references[s.referenceCount++] = value;
  }

  public static @Nullable Object popReference(SaveStack s) {
    int last = --s.referenceCount;
    Object value = s.references[last];
    s.references[last] = null;
    return value;
  }

  /**
   * The number of values that {@code trips} iterations save.
   *
   * @throws OutOfMemoryError if no array is that long
   */
  public static int extent(int trips, int perIteration) {
    long count = (long) trips * perIteration;
    if (count > Integer.MAX_VALUE - 8) {
      throw tooDeep();
    }
    return (int) count;
  }

  /**
   * The stack that holds, in step with this one, the tangents of what it holds. As many values are
   * on it as on this one, so that the places of blocks are the same.
   */
  public static SaveStack shadow(SaveStack s, int direction) {
    while (s.shadows.size() <= direction) {
      s.shadows.add(new SaveStack());
    }
    SaveStack shadow = s.shadows.get(direction);
    if (shadow.doubleCount != s.doubleCount
        || shadow.floatCount != s.floatCount
        || shadow.rowCount != s.rowCount) {
      shadow.align(s);
    }
    return shadow;
  }

  private void align(SaveStack s) {
    reserveDoubles(this, s.doubleCount - doubleCount);
    reserveFloats(this, s.floatCount - floatCount);
    while (rowCount < s.rowCount) {
      reserveRow(this, s.rows[rowCount].length);
    }
    rowCount = s.rowCount;
  }

  /** Snapshots for one more loop, in memory that earlier loops have used. */
  Checkpoints nextCheckpoints() {
    if (openCheckpoints == checkpoints.size()) {
      checkpoints.add(new Checkpoints());
    }
    return checkpoints.get(openCheckpoints++);
  }

  /** Takes snapshots back; the last given out come first. */
  void giveBack(Checkpoints last) {
    openCheckpoints--;
    if (checkpoints.get(openCheckpoints) != last) {
      throw new IllegalStateException("not the snapshots given out last");
    }
  }

  /** Bytes of memory for snapshots of loops. */
  long snapshotBytes() {
    return checkpoints.stream().mapToLong(Checkpoints::bytes).sum();
  }

  /** Whether everything pushed has been popped. */
  public boolean isEmpty() {
    int scalars = doubleCount + floatCount + longCount + intCount + flagCount;
    return scalars + referenceCount + rowCount == 0;
  }

  /** Forgets everything pushed, for a fresh start after an exception; keeps the memory. */
  public void clear() {
    doubleCount = 0;
    floatCount = 0;
    longCount = 0;
    intCount = 0;
    flagCount = 0;
    Arrays.fill(references, 0, referenceCount, null);
    referenceCount = 0;
    rowCount = 0;
    pool.clear();
    openCheckpoints = 0;
    shadows.forEach(SaveStack::clear);
  }

  /** One and a half times the length, or what is needed; at most the longest array there is. */
  private static int grown(int length, int more) {
    int longest = Integer.MAX_VALUE - 8;
    if (more > longest - length) {
      throw tooDeep();
    }
    return Math.max(length + more, length + Math.min(length >> 1, longest - length));
  }

  private static OutOfMemoryError tooDeep() {
    return new OutOfMemoryError("a save area of more than " + (Integer.MAX_VALUE - 8) + " values");
  }
}
