package dev.gradus.runtime.testkit;

import dev.gradus.runtime.data.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Compares the gradient of a subject, component by component. */
final class Comparison {
  /** Where there are more components, these many are compared, and directions that move all. */
  private static final int LIMIT = 256;

  private static final int DIRECTIONS = 3;

  private final Subject subject;
  private final Tolerance tolerance;
  private final Object[] point;
  private final List<Coordinate> coordinates;
  private final double[] gradient;
  private final double largest;

  private Comparison(Subject subject, Tolerance tolerance) {
    this.subject = subject;
    this.tolerance = tolerance;
    point = subject.point();
    coordinates = Coordinate.of(subject.leaves(), point);
    Object[] adjoints = subject.gradient(Copies.of(point));
    gradient = coordinates.stream().mapToDouble(c -> c.get(adjoints)).toArray();
    double greatest = 0;
    for (double g : gradient) {
      greatest = Double.isFinite(g) ? Math.max(greatest, Math.abs(g)) : greatest;
    }
    largest = greatest;
  }

  static GradientReport of(Subject subject, Tolerance tolerance) {
    return new Comparison(subject, tolerance).report();
  }

  private GradientReport report() {
    List<Component> components = new ArrayList<>();
    int n = coordinates.size();
    int compared = Math.min(n, LIMIT);
    for (int k = 0; k < compared; k++) {
      int i = (int) ((long) k * n / compared);
      double[] unit = {1};
      components.add(component(coordinates.get(i).name(), List.of(i), unit));
    }
    SplitMix64 random = new SplitMix64(n);
    for (int d = 0; n > LIMIT && subject.isLinear() && d < DIRECTIONS; d++) {
      double[] direction = new double[n];
      List<Integer> all = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        direction[i] = 2 * random.nextDouble() - 1;
        all.add(i);
      }
      components.add(component("direction " + (d + 1), all, direction));
    }
    double value = subject.value(Copies.of(point));
    return new GradientReport(subject.name(), value, n, components);
  }

  /** Compares the derivative along a direction that moves some coordinates. */
  private Component component(String name, List<Integer> moved, double[] by) {
    List<Coordinate> along = moved.stream().map(coordinates::get).toList();
    double scale = along.size() == 1 ? scale(along.get(0).get(point)) : 0x1p-4;
    Difference d =
        Difference.of(
            t -> value(Coordinate.moved(point, along, by, t), along), scale, subject.single());
    double slope = 0;
    for (int k = 0; k < by.length; k++) {
      slope += by[k] * gradient[moved.get(k)];
    }
    OptionalDouble forward = forward(along, by);
    double larger = Math.max(Math.abs(slope), Math.abs(d.value()));
    double allowed = tolerance.relative() * larger + 8 * d.error();
    Component.Verdict verdict = verdict(d, slope, allowed, d.magnitude() / scale);
    if (verdict == Component.Verdict.MATCHES && !agrees(slope, forward, d.magnitude() / scale)) {
      verdict = Component.Verdict.DIFFERS;
    }
    return new Component(
        name, slope, d.value(), forward.orElse(Double.NaN), d.left(), d.right(), allowed, verdict);
  }

  private double value(Object[] leaves, List<Coordinate> along) {
    return along.size() == 1 ? subject.value(leaves, along.get(0)) : subject.value(leaves);
  }

  /** The power of two at or above the larger of 1 and x. */
  private static double scale(double x) {
    return Double.isFinite(x) && Math.abs(x) > 1
        ? Math.scalb(1.0, Math.min(Math.getExponent(x) + 1, Double.MAX_EXPONENT))
        : 1;
  }

  private Component.Verdict verdict(Difference d, double slope, double allowed, double steep) {
    double loose = subject.single() ? 5e-2 : 1e-3;
    double larger = Math.max(Math.abs(slope), Math.abs(d.value()));
    if (d.kink()) {
      return Component.Verdict.KINK;
    } else if (Double.isNaN(d.value())) {
      return Component.Verdict.UNDECIDED;
    } else if (!Double.isFinite(slope)) {
      return Component.Verdict.DIFFERS;
    } else if (8 * d.error() > loose * (larger + 1e-3 * largest + steep)) {
      return Component.Verdict.UNDECIDED;
    }
    return Math.abs(slope - d.value()) <= allowed
        ? Component.Verdict.MATCHES
        : Component.Verdict.DIFFERS;
  }

  private OptionalDouble forward(List<Coordinate> along, double[] by) {
    Object[] tangents = Copies.zeros(point);
    for (int k = 0; k < by.length; k++) {
      along.get(k).set(tangents, by[k]);
    }
    return subject.forward(Copies.of(point), tangents);
  }

  private boolean agrees(double slope, OptionalDouble forward, double steep) {
    if (forward.isEmpty()) {
      return true;
    }
    double tangent = forward.getAsDouble();
    double larger = Math.max(Math.abs(slope), Math.abs(tangent));
    double rounding = subject.single() ? 1e-4 : 1e-12;
    return Math.abs(slope - tangent) <= tolerance.forward() * larger + rounding * (largest + steep);
  }
}
