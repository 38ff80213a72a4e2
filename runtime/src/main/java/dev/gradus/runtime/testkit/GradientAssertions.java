package dev.gradus.runtime.testkit;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Assertions for users' own tests: a gradient agrees with finite differences of the function, and
 * with forward mode where the handle offers it. They throw {@link AssertionError} and need no test
 * framework.
 *
 * <pre>{@code
 * @Test
 * void theGradientIsRight() {
 *   assertGradientMatches(Gradients.load(RosenbrockGradient.class), new double[] {-1.2, 1});
 * }
 * }</pre>
 *
 * <p>A handle is what {@code Gradients.of} gives, or an object that implements a {@code GradientOf}
 * interface, all of whose gradients, tangents, Jacobians, Hessians and products with them are then
 * compared. Where the function has a kink at the point there is no derivative to compare with, and
 * the assertion fails and says so.
 */
public final class GradientAssertions {
  private GradientAssertions() {}

  /** Asserts that a method's gradient is right at some points. */
  public static void assertGradientMatches(Object handle, Point... points) {
    check(MethodSubjects.reports(handle, List.of(points), Optional.empty()));
  }

  /** The same for a method of one array. */
  public static void assertGradientMatches(Object handle, double[]... points) {
    assertGradientMatches(
        handle, Stream.of(points).map(x -> Point.of((Object) x)).toArray(Point[]::new));
  }

  /** The same with a tolerance of one's own. */
  public static void assertGradientMatches(Tolerance tolerance, Object handle, Point... points) {
    check(MethodSubjects.reports(handle, List.of(points), Optional.of(tolerance)));
  }

  /**
   * Asserts that a compiled objective's gradient is right at the parameters and inputs of some
   * workspaces, which keep their parameters.
   */
  public static void assertGradientMatches(Kernel kernel, Workspace... points) {
    check(Stream.of(points).map(w -> compare(kernel, w)).toList());
  }

  /** Compares every derivative that a handle offers at one point. */
  public static List<GradientReport> compare(Object handle, Point point) {
    return MethodSubjects.reports(handle, List.of(point), Optional.empty());
  }

  /**
   * The same, with forward mode by the compiler, which must be on the class path, where the handle
   * does not offer it.
   */
  public static List<GradientReport> compareWithForwardMode(Object handle, Point point) {
    return MethodSubjects.withForwardMode(handle, point);
  }

  /** Compares the gradient of a compiled objective at the parameters and inputs of a workspace. */
  public static GradientReport compare(Kernel kernel, Workspace workspace) {
    KernelSubject subject = new KernelSubject(kernel, workspace);
    Object[] parameters = subject.point();
    try {
      return Comparison.of(subject, subject.single() ? Tolerance.FLOAT : Tolerance.DOUBLE);
    } finally {
      subject.value(parameters);
    }
  }

  private static void check(List<GradientReport> reports) {
    if (reports.isEmpty()) {
      throw Problem.TESTKIT_NO_POINTS.exception();
    }
    StringBuilder text = new StringBuilder();
    for (GradientReport report : reports) {
      if (!report.matches()) {
        text.append(report);
      }
    }
    if (text.length() > 0) {
      throw new AssertionError(text.toString());
    }
  }
}
