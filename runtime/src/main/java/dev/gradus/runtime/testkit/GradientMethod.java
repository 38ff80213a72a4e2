package dev.gradus.runtime.testkit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The method that a gradient interface is of, called as it is. */
public final class GradientMethod {
  private final Primal primal;

  private GradientMethod(Primal primal) {
    this.primal = primal;
  }

  /**
   * Finds the method.
   *
   * @throws dev.gradus.runtime.GradusException if there is no method that the interface fits, or
   *     more than one
   */
  public static GradientMethod of(Class<?> gradientInterface) {
    return new GradientMethod(Primal.of(gradientInterface));
  }

  /** Types of its parameters. */
  public List<Class<?>> parameters() {
    return primal.types();
  }

  /** Its result, boxed; throws what it throws. Arrays of the point are not written to. */
  public @Nullable Object call(Point point) {
    Leaves leaves = primal.model().leaves();
    return primal.call().with(leaves.together(Copies.of(leaves.apart(point.toArray()))));
  }
}
