package dev.gradus.runtime.testkit;

/**
 * One component of a gradient beside what it should be.
 *
 * @param name the parameter with its indices, or what direction was taken
 * @param gradient what is checked
 * @param difference the finite difference
 * @param forward the derivative by forward mode; NaN where there is none
 * @param left the derivative from the left, by differences
 * @param right the derivative from the right
 * @param allowed how far gradient and difference may be apart
 */
public record Component(
    String name,
    double gradient,
    double difference,
    double forward,
    double left,
    double right,
    double allowed,
    Verdict verdict) {

  /** What came out of the comparison. */
  public enum Verdict {
    /** The numbers agree. */
    MATCHES,
    /** They do not. */
    DIFFERS,
    /** The function has no derivative here: from the left it is another one than from the right. */
    KINK,
    /** Differences cannot tell: the function is not finite beside the point, or too rough. */
    UNDECIDED
  }

  /** Distance of gradient and difference, relative to the larger of them. */
  public double relative() {
    double larger = Math.max(Math.abs(gradient), Math.abs(difference));
    double distance = Math.abs(gradient - difference);
    return distance == 0 ? 0 : distance / larger;
  }

  /** Sorts the worst first. */
  double badness() {
    double relative = relative();
    return verdict == Verdict.MATCHES ? 0 : Double.isNaN(relative) ? 2 : 1 + relative;
  }
}
