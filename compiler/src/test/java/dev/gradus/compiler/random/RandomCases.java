package dev.gradus.compiler.random;

import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Seeds of random cases, run on all processors: 300, or as many as the system property {@code
 * gradus.random.cases} says, from {@code gradus.random.first} on.
 */
public final class RandomCases {
  /** How many there are. */
  public static final int COUNT = Integer.getInteger("gradus.random.cases", 300);

  private static final long FIRST = Long.getLong("gradus.random.first", 0);

  private RandomCases() {}

  /** Checks one case. */
  public interface Check {
    void of(long seed) throws Throwable;
  }

  /** Checks one case and counts something in it. */
  public interface Count {
    long of(long seed) throws Throwable;
  }

  /** Checks every case; what fails is reported with its seed. */
  public static void check(Check check) {
    count(
        seed -> {
          check.of(seed);
          return 0;
        });
  }

  /** Checks every case, and adds up what they count. */
  public static long count(Count count) {
    AtomicLong total = new AtomicLong();
    LongStream.range(FIRST, FIRST + COUNT)
        .parallel()
        .forEach(
            seed -> {
              try {
                total.addAndGet(count.of(seed));
              } catch (Throwable e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
              }
            });
    return total.get();
  }
}
