package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheckpointsTest {
  /** A loop whose state is the number of the step, and a row with its square. */
  private static final class Run {
    final SaveStack stack = new SaveStack();
    final int[] state = new int[1];
    final double[][] rows = new double[1][1];
    int advanced;

    void step() {
      state[0]++;
      rows[0][0] = (double) state[0] * state[0];
      advanced++;
    }

    private void take(Checkpoints c, int t) {
      if (Checkpoints.isDue(c, t)) {
        Checkpoints.save(c, state);
        Checkpoints.save(c, rows);
      }
    }

    /** Runs a loop forwards and backwards; gives how many steps were computed again. */
    int of(int steps, int snapshots, boolean known) {
      state[0] = 0;
      rows[0][0] = 0;
      Checkpoints c = Checkpoints.open(stack, known ? steps : -1, snapshots);
      for (int t = 0; t < steps; t++) {
        take(c, t);
        step();
      }
      if (!known) {
        Checkpoints.ran(c, steps);
      }
      Checkpoints.keepLast(c, state, 0);
      Checkpoints.keepLast(c, rows, 1);
      advanced = 0;
      assertThat(Checkpoints.steps(c)).isEqualTo(steps);
      for (int t = steps - 1; t >= 0; t--) {
        int from = Checkpoints.rewind(c, t);
        Checkpoints.restore(c, state);
        Checkpoints.restore(c, rows);
        assertThat(state[0]).isEqualTo(from);
        for (int u = from; u < t; u++) {
          take(c, u);
          step();
        }
        assertThat(state[0]).isEqualTo(t);
        assertThat(rows[0][0]).isEqualTo((double) t * t);
      }
      Checkpoints.restoreLast(c, state, 0);
      Checkpoints.restoreLast(c, rows, 1);
      assertThat(state[0]).isEqualTo(steps);
      assertThat(rows[0][0]).isEqualTo((double) steps * steps);
      Checkpoints.close(stack, c);
      return advanced;
    }
  }

  /** Least number of steps computed again: all ways to place the next snapshot are tried. */
  private static long[][] least(int steps, int snapshots) {
    long[][] cost = new long[snapshots + 1][steps + 1];
    for (int s = 1; s <= snapshots; s++) {
      for (int n = 2; n <= steps; n++) {
        cost[s][n] = s == 1 ? (long) n * (n - 1) / 2 : Long.MAX_VALUE;
        for (int m = 1; s > 1 && m < n; m++) {
          cost[s][n] = Math.min(cost[s][n], m + cost[s - 1][n - m] + cost[s][m]);
        }
      }
    }
    return cost;
  }

  @Test
  void asFewStepsAsPossibleAreComputedAgain() {
    long[][] cost = least(60, 6);
    Run run = new Run();
    for (int s = 1; s <= 6; s++) {
      for (int n = 0; n <= 60; n++) {
        int again = run.of(n, s, true);
        // The way to the first places of snapshots has been gone in the forward sweep.
        long first = way(n, s);
        assertThat(again + first).as("%d steps, %d snapshots", n, s).isEqualTo(cost[s][n]);
      }
    }
  }

  /** Where the last snapshot of the forward sweep lies. */
  private static long way(int steps, int snapshots) {
    int at = 0;
    for (int free = snapshots - 1; free > 0 && steps - at > 1; free--) {
      at += Revolve.split(steps - at, free + 1);
    }
    return at;
  }

  @Test
  void unknownNumbersOfStepsTakeAboutTwiceTheSquareRoot() {
    Run run = new Run();
    for (int n : new int[] {0, 1, 2, 3, 7, 64, 1000, 10_000}) {
      assertThat(run.of(n, 0, false)).as("%d steps", n).isLessThanOrEqualTo(3 * n);
    }
    assertThat(run.stack.snapshotBytes()).isLessThan(12 * 400);
  }

  @Test
  void aMillionStepsRunAtMostThreeTimesAgainWithFewSnapshots() {
    assertThat(Checkpoints.snapshots(1_000_000)).isEqualTo(180);
    assertThat(Checkpoints.snapshots(0)).isEqualTo(1);
    Run run = new Run();
    assertThat(run.of(20_000, 0, true)).isLessThan(3 * 20_000);
    assertThat(run.stack.snapshotBytes()).isLessThan(12 * 60);
  }

  @Test
  void severalLoopsKeepTheirOwnSnapshots() {
    SaveStack stack = new SaveStack();
    Checkpoints first = Checkpoints.open(stack, 3, 0);
    Checkpoints second = Checkpoints.open(stack, 3, 0);
    assertThat(second).isNotSameAs(first);
    Checkpoints.close(stack, second);
    assertThat(Checkpoints.open(stack, 5, 0)).isSameAs(second);
    stack.clear();
    assertThat(Checkpoints.open(stack, 5, 0)).isSameAs(first);
  }
}
