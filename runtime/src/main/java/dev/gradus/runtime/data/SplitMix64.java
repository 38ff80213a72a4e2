package dev.gradus.runtime.data;

/**
 * A small random generator with a fixed algorithm, so that a seed gives the same numbers for ever.
 *
 * <p>Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014;
 * constants of Vigna's {@code splitmix64.c}.
 */
public final class SplitMix64 {
  private static final long GOLDEN = 0x9e3779b97f4a7c15L;
  private long state;

  public SplitMix64(long seed) {
    state = seed;
  }

  /** Starts stream number {@code stream} of a seed. */
  void start(long seed, long stream) {
    state = mix(seed + GOLDEN) ^ mix(~stream + GOLDEN);
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN;
    return mix(state);
  }

  private static long mix(long bits) {
    long z = bits;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }

  /** A whole number from 0 to {@code bound - 1}, {@code bound} positive; its bias is below 2⁻³². */
  public int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  /** A number from [0, 1), a multiple of 2⁻⁵³. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Brings the array into a random order (Fisher and Yates). */
  public void shuffle(int[] array) {
    for (int i = array.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int swapped = array[i];
      array[i] = array[j];
      array[j] = swapped;
    }
  }
}
