package dev.gradus.runtime.testkit;

import dev.gradus.runtime.method.MethodGradient;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method that is differentiated, called as it is. */
public final class GradientMethod {
  private final Primal primal;

  private GradientMethod(Primal primal) {
    this.primal = primal;
  }

  /** A static method, which need not be public. */
  public static GradientMethod of(Method method) {
    return new GradientMethod(Primal.of(method));
  }

  /**
   * Finds the method that a gradient interface is of.
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

  /** All its derivatives; the compiler must be on the class path. */
  public MethodGradient derivatives() {
    return primal.handle();
  }

  /** Its result, boxed; throws what it throws. Arrays of the point are not written to. */
  public @Nullable Object call(Point point) {
    Leaves leaves = primal.model().leaves();
    return primal.call().with(leaves.together(Copies.of(leaves.apart(point.toArray()))));
  }
}
