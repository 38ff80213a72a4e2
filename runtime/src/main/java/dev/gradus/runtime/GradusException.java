package dev.gradus.runtime;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A problem the user can act on; see {@link Problem} for the list. */
public final class GradusException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Problem problem;
  private final @Nullable StackTraceElement place;

  GradusException(Problem problem, String message, @Nullable StackTraceElement place) {
    super(message);
    this.problem = problem;
    this.place = place;
  }

  public Problem problem() {
    return problem;
  }

  /**
   * The place in the user's source that the problem is about, where there is one; its line is
   * negative where the class file has no line table.
   */
  public Optional<StackTraceElement> place() {
    return Optional.ofNullable(place);
  }
}
