package dev.gradus.compiler.generate;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.testkit.Component;
import dev.gradus.runtime.testkit.GradientAssertions;
import dev.gradus.runtime.testkit.GradientMethod;
import dev.gradus.runtime.testkit.GradientReport;
import dev.gradus.runtime.testkit.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares a gradient point by point, and remembers what came out. */
final class PointsTried {
  /** As many points as are compared where they are made up. */
  private static final int ENOUGH = 3;

  private final GradientMethod method;
  private final Object handle;
  private final Predicate<String> generated;
  private int good;
  private int components;
  private double worst;
  private boolean moved;
  private Optional<String> mismatch = Optional.empty();
  private String why = "no arguments were found that it takes";

  /**
   * Nothing has been tried yet.
   *
   * @param handle gives the derivatives: implements a gradient interface, or has them all
   * @param generated whether a name is that of a generated class
   */
  PointsTried(GradientMethod method, Object handle, Predicate<String> generated) {
    this.method = method;
    this.handle = handle;
    this.generated = generated;
  }

  /** Whether the handle has a derivative that differences tell something about. */
  boolean isComparable() {
    List<String> compared =
        List.of(
            "gradient",
            "valueAndGradient",
            "accumulateGradient",
            "vjp",
            "jvp",
            "jacobian",
            "hvp",
            "hessian",
            "hessianDiagonal");
    return handle instanceof MethodGradient
        || Arrays.stream(handle.getClass().getInterfaces())
            .flatMap(i -> Arrays.stream(i.getMethods()))
            .anyMatch(m -> compared.contains(m.getName()));
  }

  /** Points at which everything agrees. */
  int good() {
    return good;
  }

  /** What does not agree. */
  Optional<String> mismatch() {
    return mismatch;
  }

  /** Why there is no good point. */
  String why() {
    return why;
  }

  String summary() {
    return String.format(
        Locale.ROOT,
        "%d points, %d comparisons, largest relative distance %.1e",
        good,
        components,
        worst);
  }

  /** Tries points that are made up, of one size after the other, until some are of use. */
  void guess() {
    GuessedArguments guessed = new GuessedArguments(method.parameters());
    if (!guessed.isPossible()) {
      why = "no arguments can be made up for its parameters";
      return;
    }
    // A point where nothing moves proves little, so that other sizes are tried as well.
    for (int size = 0; size < guessed.sizes() && !(good > 0 && moved); size++) {
      List<Point> points = guessed.points(size);
      for (int i = 0; i < points.size() && good < ENOUGH && mismatch.isEmpty(); i++) {
        if (isTaken(points.get(i))) {
          compare(points.get(i));
        }
      }
    }
  }

  /** Compares at a given point. */
  void add(Point point) {
    if (mismatch.isEmpty()) {
      method.call(point);
      compare(point);
    }
  }

  /** Whether the method returns from a point. */
  private boolean isTaken(Point point) {
    try {
      method.call(point);
      return true;
    } catch (GradusException e) {
      throw e;
    } catch (RuntimeException | AssertionError | StackOverflowError e) {
      why = "with arguments made up, it throws " + e;
      return false;
    }
  }

  private void compare(Point point) {
    List<GradientReport> reports;
    try {
      reports = GradientAssertions.compareWithForwardMode(handle, point);
    } catch (GradusException e) {
      throw e;
    } catch (RuntimeException e) {
      if (isOfGeneratedCode(e)) {
        mismatch = Optional.of("the derivative throws " + e + ", where the method does not");
      } else {
        why = "beside the arguments " + text(point) + " it throws " + e;
      }
      return;
    }
    for (GradientReport report : reports) {
      for (Component c : report.failures()) {
        failure(report, c, point);
      }
    }
    if (reports.stream().allMatch(GradientReport::matches)) {
      good++;
      reports.forEach(this::note);
    }
  }

  private boolean isOfGeneratedCode(RuntimeException e) {
    return e.getStackTrace().length > 0 && generated.test(e.getStackTrace()[0].getClassName());
  }

  private void failure(GradientReport report, Component c, Point point) {
    if (c.verdict() != Component.Verdict.DIFFERS) {
      why = "at the arguments " + text(point) + " differences of it say nothing about " + c.name();
    } else if (mismatch.isEmpty()) {
      String forward = Double.isNaN(c.forward()) ? "" : " and forward mode " + c.forward();
      mismatch =
          Optional.of(
              Problem.GENERATION_GRADIENT_WRONG.message(
                  report.subject(), c.name(), c.gradient(), c.difference(), forward, text(point)));
    }
  }

  /** Distances are relative to the component, or to a part of the largest where it is small. */
  private void note(GradientReport report) {
    double largest =
        report.components().stream().mapToDouble(c -> Math.abs(c.gradient())).max().orElse(0);
    moved |= largest > 0;
    for (Component c : report.components()) {
      components++;
      double scale = Math.max(Math.abs(c.gradient()), 1e-3 * largest);
      double distance = Math.abs(c.gradient() - c.difference());
      worst = scale > 0 ? Math.max(worst, distance / scale) : worst;
    }
  }

  private static String text(Point point) {
    String text = Arrays.deepToString(point.arguments().toArray());
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }
}
