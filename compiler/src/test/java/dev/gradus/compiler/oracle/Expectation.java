package dev.gradus.compiler.oracle;

import java.util.List;

/**
 * What a run must give.
 *
 * @param primal what the method itself gave
 * @param expected by direction, the derivative of the weighed outcome; empty if the method threw
 */
record Expectation(
    Point point,
    Outcome primal,
    Cotangents cotangents,
    List<Direction.Named> directions,
    List<Sum> expected) {

  boolean completes() {
    return primal.thrown() == null;
  }

  /** How far a derivative may be off. */
  double tolerance(Sum expected, Sum found) {
    double relative =
        point.subject().isSingle() ? 3e-4 : Arguments.inputs(point.subject().method()).tolerance();
    return relative * (1e-3 + Math.max(expected.size(), found.size()));
  }
}
