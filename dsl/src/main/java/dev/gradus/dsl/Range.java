package dev.gradus.dsl;

import dev.gradus.runtime.Problem;

/**
 * What {@link Tensor#get(Range...)} takes from one axis. Positions count from the end where
 * negative; a stop beyond the end means the end.
 *
 * @param single whether one position is taken and the axis disappears
 */
public record Range(int start, int stop, int step, boolean single) {
  private static final Range ALL = new Range(0, Integer.MAX_VALUE, 1, false);

  public Range {
    if (step < 1) {
      throw Problem.SLICE_STEP.exception(step, UserLine.here());
    }
  }

  /** The whole axis. */
  public static Range all() {
    return ALL;
  }

  /** One position; the axis disappears. */
  public static Range at(int index) {
    return new Range(index, index + 1, 1, true);
  }

  /** Positions {@code start} to before {@code stop}. */
  public static Range of(int start, int stop) {
    return new Range(start, stop, 1, false);
  }

  /** Positions {@code start}, {@code start + step}, … before {@code stop}. */
  public static Range of(int start, int stop, int step) {
    return new Range(start, stop, step, false);
  }

  /** Positions from {@code start} to the end. */
  public static Range from(int start) {
    return of(start, Integer.MAX_VALUE);
  }

  boolean isAll() {
    return equals(ALL);
  }
}
