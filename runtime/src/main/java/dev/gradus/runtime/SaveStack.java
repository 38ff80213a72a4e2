package dev.gradus.runtime;

import java.util.Arrays;

/**
 * The save area of a reverse sweep: one growing stack per primitive type. What the forward sweep
 * pushes, the reverse sweep pops in opposite order. A stack keeps its memory, so that it stops
 * allocating once it has been as deep as it gets. Not thread safe.
 */
public final class SaveStack {
  private static final int INITIAL = 64;

  private double[] doubles = new double[INITIAL];
  private float[] floats = new float[INITIAL];
  private long[] longs = new long[INITIAL];
  private int[] ints = new int[INITIAL];
  private byte[] flags = new byte[INITIAL];
  private int doubleCount;
  private int floatCount;
  private int longCount;
  private int intCount;
  private int flagCount;

  public void pushDouble(double value) {
    if (doubleCount == doubles.length) {
      doubles = Arrays.copyOf(doubles, grown(doubleCount));
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

  public void pushFloat(float value) {
    if (floatCount == floats.length) {
      floats = Arrays.copyOf(floats, grown(floatCount));
    }
    floats[floatCount++] = value;
  }

  public float popFloat() {
    float value = floats[floatCount - 1];
    floatCount--;
    return value;
  }

  public void pushLong(long value) {
    if (longCount == longs.length) {
      longs = Arrays.copyOf(longs, grown(longCount));
    }
    longs[longCount++] = value;
  }

  public long popLong() {
    long value = longs[longCount - 1];
    longCount--;
    return value;
  }

  public void pushInt(int value) {
    if (intCount == ints.length) {
      ints = Arrays.copyOf(ints, grown(intCount));
    }
    ints[intCount++] = value;
  }

  public int popInt() {
    int value = ints[intCount - 1];
    intCount--;
    return value;
  }

  public void pushBoolean(boolean value) {
    if (flagCount == flags.length) {
      flags = Arrays.copyOf(flags, grown(flagCount));
    }
    flags[flagCount++] = (byte) (value ? 1 : 0);
  }

  public boolean popBoolean() {
    boolean value = flags[flagCount - 1] != 0;
    flagCount--;
    return value;
  }

  /** Whether everything pushed has been popped. */
  public boolean isEmpty() {
    return doubleCount + floatCount + longCount + intCount + flagCount == 0;
  }

  /** Forgets everything pushed, for a fresh start after an exception; keeps the memory. */
  public void clear() {
    doubleCount = 0;
    floatCount = 0;
    longCount = 0;
    intCount = 0;
    flagCount = 0;
  }

  /** One and a half times the length, at most the longest array the JVM grants. */
  private static int grown(int length) {
    int longest = Integer.MAX_VALUE - 8;
    if (length == longest) {
      throw new OutOfMemoryError("a save stack of more than " + longest + " values");
    }
    return length + Math.min(length >> 1, longest - length);
  }
}
