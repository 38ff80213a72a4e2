package dev.gradus.runtime;

import dev.gradus.runtime.kernel.Team;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RecursiveAction;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * Runs loops over the rows of a workspace with several threads. Each begins where its share of the
 * ranges begins, so that from call to call it reads the same rows, and goes on to those that nobody
 * has taken yet. Where the sums of a range go depends on its number alone.
 */
final class SharedRows implements Team.Rows {
  private final GeneratedRows code;
  private final Workspace workspace;
  private final List<Member> others = new ArrayList<>();
  private AtomicIntegerArray taken = new AtomicIntegerArray(0);
  private int stage;
  private int ranges;
  private int threads;
  private volatile int failedRange;
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
    this.threads = Math.min(threads, ranges);
    failure = null;
    failedRange = ranges;
    untake();
    int wanted = this.threads - 1;
    while (others.size() < wanted) {
      others.add(new Member(others.size() + 1));
    }
    int forked = 0;
    try {
      while (forked < wanted) {
        others.get(forked).start();
        forked++;
      }
      Workspace w = workspace;
      takeRanges(0, w.doubles, w.floats, w.ints, w.flags);
    } finally {
      // Whatever happens, nobody may still write to the arrays when the caller goes on.
      for (int i = forked - 1; i >= 0; i--) {
        others.get(i).quietlyJoin();
      }
    }
    rethrow();
  }

  private void untake() {
    if (taken.length() < ranges) {
      taken = new AtomicIntegerArray(ranges);
    }
    for (int range = 0; range < ranges; range++) {
      taken.set(range, 0);
    }
  }

  private void takeRanges(
      int member, double[][] doubles, float[][] floats, int[][] ints, boolean[] flags) {
    int range = member * ranges / threads;
    for (int i = 0; i < ranges; i++) {
      if (range < failedRange && taken.compareAndSet(range, 0, 1)) {
        try {
          code.rows(doubles, floats, ints, flags, workspace.batch, workspace.hyper, stage, range);
        } catch (RuntimeException | Error e) {
          failed(range, e);
        }
      }
      range = range + 1 == ranges ? 0 : range + 1;
    }
  }

  /**
   * Keeps the failure of the first range, which is the one that a single thread would have met:
   * only ranges behind one that has failed are left out.
   */
  private synchronized void failed(int range, Throwable e) {
    if (range < failedRange) {
      failure = e;
      failedRange = range;
    }
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

    private final int number;
    private final transient ThreadTables tables = new ThreadTables(workspace);

    Member(int number) {
      this.number = number;
    }

    void start() {
      tables.share(workspace);
      reinitialize();
      fork();
    }

    @Override
    protected void compute() {
      takeRanges(number, tables.doubles, tables.floats, tables.ints, tables.flags);
    }
  }
}
