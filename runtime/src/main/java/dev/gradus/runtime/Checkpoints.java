package dev.gradus.runtime;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Snapshots of the state of one long loop, and the order in which they are taken and used. The
 * forward sweep asks before every step whether a snapshot {@link #isDue}; the reverse sweep asks
 * for every step, from last to first, where to {@link #rewind} to, and runs the steps from there
 * again. Not thread safe.
 */
public final class Checkpoints {
  private static final int NEVER = Integer.MAX_VALUE;

  private int limit;
  private int steps;
  private boolean counted;

  /** Distance of snapshots while the number of steps is not known. */
  private int interval;

  /** Steps that must be run backwards from the snapshot taken last: up to this one. */
  private int end;

  /** The step before which the next snapshot is due. */
  private int next;

  private int used;
  private int[] positions = new int[8];
  private @Nullable Object[][] contents = new Object[8][0];
  private @Nullable Object[] last = new Object[0];
  private int slot;
  private int number;

  Checkpoints() {}

  /**
   * Begins the forward sweep of a loop.
   *
   * @param steps number of steps, -1 if it is not known
   * @param snapshots greatest number of snapshots, 0 for a good one
   */
  public static Checkpoints open(SaveStack stack, int steps, int snapshots) {
    Checkpoints c = stack.nextCheckpoints();
    c.counted = steps >= 0;
    c.steps = Math.max(steps, 0);
    c.end = c.steps;
    c.limit = snapshots > 0 ? snapshots : snapshots(c.steps);
    c.interval = 1;
    c.used = 0;
    c.next = 0;
    return c;
  }

  /** The least number of snapshots with which no step runs more than four times forwards. */
  static int snapshots(int steps) {
    int s = 1;
    while (Revolve.reach(s, 3) < steps) {
      s++;
    }
    return s;
  }

  /** Whether a snapshot is to be taken before step {@code t}; then {@link #save} follows. */
  public static boolean isDue(Checkpoints c, int t) {
    return t == c.next && (c.counted ? c.take(t) : c.takeOnline(t));
  }

  private boolean take(int t) {
    add(t);
    plan(t);
    return true;
  }

  /** Decides on the snapshot after one at step {@code t}. */
  private void plan(int t) {
    int free = limit - used;
    next = free > 0 && end - t > 1 ? t + Revolve.split(end - t, free + 1) : NEVER;
  }

  private boolean takeOnline(int t) {
    if (used >= 2 * interval) {
      thin();
    }
    next = (t + interval - 1) / interval * interval;
    if (next > t) {
      return false;
    }
    add(t);
    next = t + interval;
    return true;
  }

  /** Forgets every second snapshot. */
  private void thin() {
    for (int k = 0; 2 * k < used; k++) {
      positions[k] = positions[2 * k];
      @Nullable Object[] kept = contents[2 * k];
      contents[2 * k] = contents[k];
      contents[k] = kept;
    }
    used = (used + 1) / 2;
    interval *= 2;
  }

  private void add(int t) {
    if (used == positions.length) {
      positions = Arrays.copyOf(positions, 2 * used);
      contents = Arrays.copyOf(contents, 2 * used);
      Arrays.fill(contents, used, contents.length, new Object[0]);
    }
    positions[used] = t;
    slot = used++;
    number = 0;
  }

  /** Keeps the contents of the next array of the state. */
  public static void save(Checkpoints c, Object array) {
    c.contents[c.slot] = Contents.put(c.contents[c.slot], c.number++, array);
  }

  /** Says how many steps there were, where that was not known before. */
  public static void ran(Checkpoints c, int steps) {
    c.steps = steps;
    c.limit = 2 * c.used + 1;
    c.counted = true;
  }

  /** The number of steps. */
  public static int steps(Checkpoints c) {
    return c.steps;
  }

  /**
   * The step from which to start, with the contents that {@link #restore} gives, so as to come to
   * the beginning of step {@code t}.
   */
  public static int rewind(Checkpoints c, int t) {
    c.slot = c.used - 1;
    c.number = 0;
    int start = c.positions[c.slot];
    c.end = t + 1;
    if (start == t) {
      c.used--;
      c.next = NEVER;
    } else {
      c.plan(start);
    }
    return start;
  }

  /** Gives the next array of the state its contents of the snapshot. */
  public static void restore(Checkpoints c, Object array) {
    Contents.copy(c.contents[c.slot][c.number++], array);
  }

  /** Keeps the contents of array number {@code k} of the state after the loop. */
  public static void keepLast(Checkpoints c, Object array, int k) {
    c.last = Contents.put(c.last, k, array);
  }

  /** Gives array number {@code k} of the state its contents after the loop. */
  public static void restoreLast(Checkpoints c, Object array, int k) {
    Contents.copy(c.last[k], array);
  }

  /** Ends the reverse sweep of the loop. */
  public static void close(SaveStack stack, Checkpoints c) {
    stack.giveBack(c);
  }

  /** Bytes of memory that snapshots take, for measurements. */
  long bytes() {
    long sum = Contents.bytes(last);
    for (@Nullable Object[] snapshot : contents) {
      sum += Contents.bytes(snapshot);
    }
    return sum;
  }
}
