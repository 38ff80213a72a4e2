package dev.gradus.runtime.testkit;

import dev.gradus.runtime.method.MethodGradient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be compared for a handle. */
final class MethodSubjects {
  private MethodSubjects() {}

  static List<GradientReport> reports(
      Object handle, List<Point> points, Optional<Tolerance> tolerance) {
    List<GradientReport> reports = new ArrayList<>();
    for (Point point : points) {
      for (Subject subject : of(handle, point, false)) {
        reports.add(Comparison.of(subject, tolerance.orElse(usual(subject))));
      }
    }
    return reports;
  }

  static List<GradientReport> withForwardMode(Object handle, Point point) {
    return of(handle, point, true).stream().map(s -> Comparison.of(s, usual(s))).toList();
  }

  private static Tolerance usual(Subject subject) {
    return subject.single() ? Tolerance.FLOAT : Tolerance.DOUBLE;
  }

  private static List<Subject> of(Object handle, Point point, boolean compiled) {
    return handle instanceof MethodGradient gradient
        ? List.of(HandleSubject.of(gradient, point))
        : InterfaceSubjects.of(handle, point, compiled);
  }
}
