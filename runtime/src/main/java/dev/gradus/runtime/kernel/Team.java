package dev.gradus.runtime.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveAction;
import org.jspecify.annotations.Nullable;

/**
 * How many threads share the loops over rows and the large block kernels that the current thread
 * calls: one, unless it is between {@link #enter} and {@link #leave}. The others are of the
 * {@linkplain ForkJoinPool#commonPool common pool}, and what they do not come to, the caller does
 * itself.
 */
public final class Team {
  /**
   * Multiply-and-adds of the smallest product that is worth sharing: 70 to 140 microseconds of the
   * vector kernels. Waking a thread takes a few microseconds on some machines, and tens on virtual
   * ones.
   */
  static final long WORTH_SHARING = 1 << 22;

  /**
   * Operations of the smallest loop over rows that is worth sharing: 100 to 200 microseconds. With
   * two threads loops of 150 microseconds took 0.6 to 0.8 of the time, one of 130 with rows of 100
   * numbers 1.4.
   */
  static final long ROWS_WORTH_SHARING = 3 << 18;

  /** Rows and columns of a product are shared out by as many: whole tiles of the kernels. */
  private static final int GRAIN = 32;

  private static final Team ALONE = new Team(1, null);
  private static final ThreadLocal<Team> PER_THREAD = ThreadLocal.withInitial(() -> ALONE);

  private final int size;
  private final @Nullable Rows rows;

  private Team(int size, @Nullable Rows rows) {
    this.size = size;
    this.rows = rows;
  }

  /** Loops over the rows of a batch that threads can run one range at a time. */
  public interface Rows {
    /**
     * Runs all ranges of a loop.
     *
     * @param stage number of the loop
     * @param threads how many share the ranges, the caller included
     */
    void run(int stage, int ranges, int threads);
  }

  /**
   * Lets so many threads share what this thread calls from now on.
   *
   * @param rows the loops that this thread is going to run, if they can be shared
   * @return how it was before, for {@link #leave}
   */
  public static Team enter(int threads, @Nullable Rows rows) {
    Team before = PER_THREAD.get();
    PER_THREAD.set(new Team(threads, rows));
    return before;
  }

  /** Back to what {@link #enter} has given. */
  public static void leave(Team before) {
    PER_THREAD.set(before);
  }

  /**
   * Runs a loop over rows by several threads, if there are and it is worth it; generated code asks.
   *
   * @param perRow about how many operations a row takes
   * @return false if the caller has to run it
   */
  public static boolean shareRows(int stage, int ranges, int batch, int perRow) {
    if (ranges == 1 || (long) batch * perRow < ROWS_WORTH_SHARING) {
      return false;
    }
    Team team = PER_THREAD.get();
    Rows rows = team.rows;
    if (team.size == 1 || rows == null) {
      return false;
    }
    PER_THREAD.set(ALONE);
    try {
      rows.run(stage, ranges, team.size);
    } finally {
      PER_THREAD.set(team);
    }
    return true;
  }

  /** Whether a product of such a size is to be shared. */
  static boolean shares(int m, int n, int kk) {
    return (long) m * n * kk >= WORTH_SHARING && PER_THREAD.get().size > 1;
  }

  /** Computes a rectangle of a matrix. */
  @FunctionalInterface
  interface Rectangle {
    void compute(int row, int rows, int column, int columns);
  }

  /**
   * Computes a matrix of m rows and n columns in as many parts as there are threads, along its
   * longer side. Elements must not depend on each other, so that the parts do not show in them.
   */
  static void share(int m, int n, Rectangle matrix) {
    boolean byRows = m >= n;
    int length = byRows ? m : n;
    int grains = (length + GRAIN - 1) / GRAIN;
    int parts = Math.min(PER_THREAD.get().size, grains);
    List<Part> others = new ArrayList<>(parts - 1);
    try {
      for (int p = 1; p < parts; p++) {
        int end = start(p + 1, parts, length);
        Part other = new Part(matrix, byRows, m, n, start(p, parts, length), end);
        other.fork();
        others.add(other);
      }
      new Part(matrix, byRows, m, n, 0, start(1, parts, length)).compute();
    } finally {
      // Whatever happens, nobody may still write to the arrays when the caller goes on.
      for (int p = others.size() - 1; p >= 0; p--) {
        others.get(p).quietlyJoin();
      }
    }
    others.forEach(Part::join);
  }

  /** Where a part begins: all have about as many grains. */
  private static int start(int part, int parts, int length) {
    long grains = (length + GRAIN - 1L) / GRAIN;
    return (int) Math.min(length, grains * part / parts * GRAIN);
  }

  /** Some of the rows, or of the columns. */
  private static final class Part extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient Rectangle matrix;
    private final boolean byRows;
    private final int m;
    private final int n;
    private final int from;
    private final int to;

    Part(Rectangle matrix, boolean byRows, int m, int n, int from, int to) {
      this.matrix = matrix;
      this.byRows = byRows;
      this.m = m;
      this.n = n;
      this.from = from;
      this.to = to;
    }

    @Override
    protected void compute() {
      if (byRows) {
        matrix.compute(from, to - from, 0, n);
      } else {
        matrix.compute(0, m, from, to - from);
      }
    }
  }
}
