package dev.gradus.runtime;

import dev.gradus.runtime.kernel.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs loops over the rows of a workspace with several threads. Each takes the next range that
 * nobody has taken yet; where the sums of a range go depends on its number alone.
 */
final class SharedRows implements Team.Rows {
  private final GeneratedRows code;
  private final Workspace workspace;
  private final List<Member> others = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private int stage;
  private int ranges;
  private int failedRange;
  private @Nullable Throwable failure;

  SharedRows(GeneratedRows code, Workspace workspace) {
    this.code = code;
    this.workspace = workspace;
  }

  boolean runs(GeneratedRows other) {
    return code == other;
  }

  @Override
  public void run(int stage, int ranges, int threads) {
    this.stage = stage;
    this.ranges = ranges;
    failure = null;
    next.set(0);
    int wanted = Math.min(threads, ranges) - 1;
    while (others.size() < wanted) {
      others.add(new Member());
    }
    int forked = 0;
    try {
      while (forked < wanted) {
        others.get(forked).start();
        forked++;
      }
      Workspace w = workspace;
      takeRanges(w.doubles, w.floats, w.ints, w.flags);
    } finally {
      // Whatever happens, nobody may still write to the arrays when the caller goes on.
      for (int i = forked - 1; i >= 0; i--) {
        others.get(i).quietlyJoin();
      }
    }
    rethrow();
  }

  private void takeRanges(double[][] doubles, float[][] floats, int[][] ints, boolean[] flags) {
    int range = next.getAndIncrement();
    while (range < ranges) {
      try {
        code.rows(doubles, floats, ints, flags, workspace.batch, workspace.hyper, stage, range);
      } catch (RuntimeException | Error e) {
        failed(range, e);
      }
      range = next.getAndIncrement();
    }
  }

  /**
   * Keeps the failure of the first range, which is the one that a single thread would have met: all
   * ranges before one that fails have been taken. The others are left out.
   */
  private synchronized void failed(int range, Throwable e) {
    if (failure == null || range < failedRange) {
      failure = e;
      failedRange = range;
    }
    next.set(ranges);
  }

  private synchronized void rethrow() {
    Throwable thrown = failure;
    failure = null;
    if (thrown instanceof Error e) {
      throw e;
    } else if (thrown != null) {
      throw (RuntimeException) thrown;
    }
  }

  /** Another thread's part, with tables of its own; used again in every call. */
  private final class Member extends RecursiveAction {
    private static final long serialVersionUID = 1;

    private final transient ThreadTables tables = new ThreadTables(workspace);

    void start() {
      tables.share(workspace);
      reinitialize();
      fork();
    }

    @Override
    protected void compute() {
      takeRanges(tables.doubles, tables.floats, tables.ints, tables.flags);
    }
  }
}
