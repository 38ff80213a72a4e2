package dev.gradus.compiler.loop;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;

/**
 * Refuses code at its place in the source. The first detail of the problem's message is the place:
 * class, method, file and line, or class and method only where there is no line table.
 */
public final class Refusal {
  private Refusal() {}

  /** The exception to throw; {@code details} follow the place in the problem's message. */
  public static GradusException at(Position position, Problem problem, Object... details) {
    Object[] all = new Object[details.length + 1];
    all[0] = position.toString();
    System.arraycopy(details, 0, all, 1, details.length);
    return problem.exceptionAt(position.element(), all);
  }
}
