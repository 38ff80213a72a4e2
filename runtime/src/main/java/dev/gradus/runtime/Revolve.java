package dev.gradus.runtime;

/**
 * Where snapshots of a sequence of steps lie best (Griewank and Walther, "Algorithm 799: revolve",
 * ACM Transactions on Mathematical Software 26, 2000).
 */
final class Revolve {
  private Revolve() {}

  /**
   * The number of steps that can be run backwards with {@code s} snapshots, when none runs more
   * often than {@code r} times forwards before it runs with its reverse: the binomial coefficient s
   * + r over s, at most {@link Integer#MAX_VALUE}.
   */
  static long reach(int s, int r) {
    if (s < 0 || r < 0) {
      return 0;
    }
    long reach = 1;
    int few = Math.min(s, r);
    int many = Math.max(s, r);
    for (int k = 1; k <= few; k++) {
      reach = reach * (many + k) / k;
      if (reach > Integer.MAX_VALUE) {
        return Integer.MAX_VALUE;
      }
    }
    return reach;
  }

  /**
   * How many steps behind a snapshot the next one lies.
   *
   * @param steps number of steps from the snapshot to the end, at least 2
   * @param s number of snapshots for them, that one included, at least 2
   */
  static int split(int steps, int s) {
    int r = 1;
    while (reach(s, r) < steps) {
      r++;
    }
    long early = reach(s, r - 1);
    long late = reach(s - 2, r - 1);
    if (steps <= early + late) {
      return (int) reach(s, r - 2) == 0 ? 1 : (int) reach(s, r - 2);
    } else if (steps >= reach(s, r) - reach(s - 3, r)) {
      return (int) early;
    }
    return (int) (steps - reach(s - 1, r - 1) - late);
  }
}
