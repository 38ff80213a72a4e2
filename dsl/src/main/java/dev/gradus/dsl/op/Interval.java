package dev.gradus.dsl.op;

/** The numbers from {@code low} to {@code high}. */
public record Interval(double low, double high) {
  public Interval {
    if (!(low < high)) {
      throw new IllegalArgumentException("[" + low + ", " + high + "] is empty");
    }
  }

  /** The number that divides the interval in the proportion {@code t} to {@code 1 - t}. */
  public double at(double t) {
    return low + t * (high - low);
  }
}
