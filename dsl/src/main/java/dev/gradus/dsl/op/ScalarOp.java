package dev.gradus.dsl.op;

import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * A scalar operation with every fact about it; declared once, in one of the families of {@link
 * Catalogue}. Identity is object identity; names are unique.
 */
public interface ScalarOp {
  String name();

  int arity();

  /** What mathematics calls the operands, in order. */
  List<String> operandNames();

  /** How the operation is written in formulas. */
  Notation notation();

  /** The value as mathematics over the operand names. */
  String definition();

  /** What the operands and the result are. */
  Kind kind();

  /** Operand and result types. */
  enum Kind {
    /** Reals to a real. */
    REAL,
    /** Two reals to a truth value. */
    PREDICATE,
    /** Truth values to a truth value. */
    LOGIC,
    /** A truth value and two reals to a real. */
    SELECT
  }

  /** How the operation is carried out in an arithmetic. */
  Realisation realisation(Arithmetic arithmetic);

  /**
   * How {@link Math} carries it out, where that differs from STRICT (a user's method may call it).
   */
  Realisation javaRealisation();

  /**
   * Partial derivative by operand, over operands and output. Empty where the derivative is
   * identically zero or the operation is not differentiable in that operand by convention
   * (comparisons, floor, sign, stopGradient); {@link #edge()} says so.
   */
  Optional<Formula> partial(int operand);

  /**
   * Whether a derivative by this operand exists but is not offered (the order of polygamma): a
   * differentiation that needs it must be refused, never take it as zero.
   */
  boolean refuses(int operand);

  /**
   * Value to put in place of operand {@code operand} where the result is not used, so that the
   * partials are finite; empty if, the other operands being at their safe points, the partials are
   * finite at every finite operand.
   */
  OptionalDouble safePoint(int operand);

  boolean commutative();

  /** e with op(x, e) = x exactly for every x, if there is one. */
  OptionalDouble neutral();

  /**
   * Ordinary operands inside the domain, away from poles: for examples and tests. A refused operand
   * takes integers, a truth value 0 or 1.
   */
  Interval interior(int operand);

  /** Mathematical domain in a few words. */
  String domain();

  /** What happens at kinks, zero and infinities: one sentence. */
  String edge();

  /**
   * The value in STRICT or FAST arithmetic; truth values are 1 and 0. In float ({@code single}) the
   * operands must be exactly floats; each operation then rounds to float, and the result is a float
   * widened.
   */
  default double apply(Arithmetic arithmetic, boolean single, double... operands) {
    double x = operands[0];
    double y = operands.length > 1 ? operands[1] : 0;
    double z = operands.length > 2 ? operands[2] : 0;
    return function(arithmetic, single).apply(x, y, z);
  }

  /** {@link #apply} with arithmetic and type chosen once: for loops. */
  ScalarFunction function(Arithmetic arithmetic, boolean single);

  /** What {@link #javaRealisation} computes. */
  ScalarFunction javaFunction(boolean single);

  /** The partials' formulas in operand order, for documentation. */
  default List<Optional<Formula>> partials() {
    return IntStream.range(0, arity()).mapToObj(this::partial).toList();
  }
}
