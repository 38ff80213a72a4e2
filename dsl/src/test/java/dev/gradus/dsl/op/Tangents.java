package dev.gradus.dsl.op;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Forward-mode differentiation on top of another algebra, by the catalogue's partials; stacked n
 * times it gives derivatives of order n. A tangent that is zero by structure stays absent, so that
 * it never meets an infinity.
 */
record Tangents<V>(Algebra<V> base) implements Algebra<Tangents.Jet<V>> {

  /** A value and its derivative along the direction. */
  record Jet<V>(V value, Optional<V> tangent) {}

  /** Derivative of an operation by some of its operands, one after the other. */
  static <V> V derivative(Algebra<V> base, ScalarOp op, List<V> point, List<Integer> by) {
    if (by.isEmpty()) {
      return base.apply(op, point);
    }
    int direction = by.get(0);
    List<Jet<V>> jets = new ArrayList<>();
    for (int i = 0; i < point.size(); i++) {
      Optional<V> tangent = i == direction ? Optional.of(base.constant(1)) : Optional.empty();
      jets.add(new Jet<>(point.get(i), tangent));
    }
    return derivative(new Tangents<>(base), op, jets, by.subList(1, by.size()))
        .tangent()
        .orElseGet(() -> base.constant(0));
  }

  @Override
  public Jet<V> constant(double value) {
    return new Jet<>(base.constant(value), Optional.empty());
  }

  @Override
  public Jet<V> apply(ScalarOp op, List<Jet<V>> arguments) {
    List<V> values = arguments.stream().map(Jet::value).toList();
    V output = base.apply(op, values);
    Optional<V> tangent = Optional.empty();
    for (int i = 0; i < op.arity(); i++) {
      Optional<V> direction = arguments.get(i).tangent();
      if (direction.isPresent() && op.partial(i).isPresent()) {
        V partial = op.partial(i).get().evaluate(base, values, output);
        V term = base.apply(ArithmeticOps.MULTIPLY, List.of(partial, direction.get()));
        tangent =
            tangent
                .map(t -> base.apply(ArithmeticOps.ADD, List.of(t, term)))
                .or(() -> Optional.of(term));
      }
    }
    return new Jet<>(output, tangent);
  }
}
