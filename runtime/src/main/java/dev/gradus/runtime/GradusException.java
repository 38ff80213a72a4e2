package dev.gradus.runtime;

/** A problem the user can act on; see {@link Problem} for the list. */
public final class GradusException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Problem problem;

  GradusException(Problem problem, String message) {
    super(message);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
