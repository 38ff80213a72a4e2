package dev.gradus.compiler.oracle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arguments of a method with the leaves of its active arrays. */
record Point(Subject subject, @Nullable Object[] arguments, List<Object> leaves) {

  static Point of(Subject subject, @Nullable Object[] arguments) {
    List<Object> active = subject.arrays().stream().map(i -> arguments[i]).toList();
    return new Point(subject, arguments, Leaves.of(active));
  }

  /** The same arguments in arrays of their own. */
  Point copy() {
    return of(subject, Arguments.copy(arguments));
  }

  /** The arguments moved along a direction. */
  Point moved(Direction direction, double distance) {
    Point moved = copy();
    for (int i : subject.active()) {
      if (subject.isScalar(i)) {
        double x = ((Number) java.util.Objects.requireNonNull(arguments[i])).doubleValue();
        double y = x + distance * direction.scalars()[i];
        moved.arguments[i] = arguments[i] instanceof Float ? (Object) (float) y : (Object) y;
      }
    }
    for (int k = 0; k < leaves.size(); k++) {
      Object leaf = moved.leaves.get(k);
      for (int i = 0; i < Leaves.length(leaf); i++) {
        Leaves.set(leaf, i, Leaves.get(leaf, i) + distance * direction.leaves().get(k)[i]);
      }
    }
    return moved;
  }

  /** Runs the engine on dual numbers and weighs what it gives. */
  Sum derivative(DualEngine engine, String entry, Direction direction, Cotangents cotangents)
      throws Throwable {
    Point own = copy();
    Shadows shadows = own.shadows(direction);
    DualEngine.Result result = engine.call(entry, own.arguments, direction.scalars(), shadows);
    return cotangents.of(result, own.leaves, shadows);
  }

  Shadows shadows(Direction direction) {
    Shadows shadows = new Shadows();
    for (int k = 0; k < leaves.size(); k++) {
      double[] tangents = direction.leaves().get(k);
      System.arraycopy(tangents, 0, shadows.of(leaves.get(k)), 0, tangents.length);
    }
    return shadows;
  }

  /** Difference quotient of the weighed outcome of the method itself. */
  double quotient(Direction direction, Cotangents cotangents, double step) throws Throwable {
    return DifferenceQuotient.of(
        h -> {
          Point moved = moved(direction, h);
          Outcome outcome = Outcome.of(subject::call, moved.arguments);
          if (outcome.thrown() != null) {
            throw outcome.thrown();
          }
          return cotangents.of(outcome, moved.leaves);
        },
        0,
        step);
  }
}
