package dev.gradus.dsl;

import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.LogicOps;

/**
 * Comparisons and logic, element by element: tensors of truth values, through which no gradient
 * flows. Choose by them with {@link Tensors#select}. Ints are compared exactly.
 */
public sealed interface Comparisons permits Tensor {

  /** this &lt; other. */
  default Tensor lessThan(Tensor other) {
    return Apply.op(ComparisonOps.LESS, self(), other);
  }

  /** this &lt; other. */
  default Tensor lessThan(double other) {
    return Apply.op(ComparisonOps.LESS, self(), other);
  }

  /** this ≤ other. */
  default Tensor atMost(Tensor other) {
    return Apply.op(ComparisonOps.LESS_EQUAL, self(), other);
  }

  /** this ≤ other. */
  default Tensor atMost(double other) {
    return Apply.op(ComparisonOps.LESS_EQUAL, self(), other);
  }

  /** this &gt; other. */
  default Tensor greaterThan(Tensor other) {
    return Apply.op(ComparisonOps.GREATER, self(), other);
  }

  /** this &gt; other. */
  default Tensor greaterThan(double other) {
    return Apply.op(ComparisonOps.GREATER, self(), other);
  }

  /** this ≥ other. */
  default Tensor atLeast(Tensor other) {
    return Apply.op(ComparisonOps.GREATER_EQUAL, self(), other);
  }

  /** this ≥ other. */
  default Tensor atLeast(double other) {
    return Apply.op(ComparisonOps.GREATER_EQUAL, self(), other);
  }

  /** this = other; false for NaN. */
  default Tensor equalTo(Tensor other) {
    return Apply.op(ComparisonOps.EQUAL, self(), other);
  }

  /** this = other; false for NaN. */
  default Tensor equalTo(double other) {
    return Apply.op(ComparisonOps.EQUAL, self(), other);
  }

  /** this ≠ other; true for NaN. */
  default Tensor notEqualTo(Tensor other) {
    return Apply.op(ComparisonOps.NOT_EQUAL, self(), other);
  }

  /** this ≠ other; true for NaN. */
  default Tensor notEqualTo(double other) {
    return Apply.op(ComparisonOps.NOT_EQUAL, self(), other);
  }

  /** Both. */
  default Tensor and(Tensor other) {
    return Apply.op(LogicOps.AND, self(), other);
  }

  /** At least one. */
  default Tensor or(Tensor other) {
    return Apply.op(LogicOps.OR, self(), other);
  }

  /** Exactly one. */
  default Tensor xor(Tensor other) {
    return Apply.op(LogicOps.XOR, self(), other);
  }

  /** The opposite. */
  default Tensor not() {
    return Apply.op(LogicOps.NOT, self());
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
