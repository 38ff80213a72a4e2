package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/**
 * A sum of tangents under construction, a term of which may be negative. Zero is no instruction at
 * all, and no sum but one of two terms is an addition.
 */
final class Sum {
  /** A term, or its opposite. */
  record Term(Value value, boolean negative) {
    Term negated() {
      return new Term(value, !negative);
    }
  }

  private final Code code;
  private final Operation.Flavour flavour;
  private Optional<Term> sum = Optional.empty();

  Sum(Code code, Operation.Flavour flavour) {
    this.code = code;
    this.flavour = flavour;
  }

  void add(Optional<Term> term) {
    if (sum.isEmpty() || term.isEmpty()) {
      sum = sum.or(() -> term);
      return;
    }
    Term a = sum.get();
    Term b = term.get();
    if (a.negative() == b.negative()) {
      sum = Optional.of(new Term(binary(true, a.value(), b.value()), a.negative()));
    } else if (a.negative()) {
      sum = Optional.of(new Term(binary(false, b.value(), a.value()), false));
    } else {
      sum = Optional.of(new Term(binary(false, a.value(), b.value()), false));
    }
  }

  /** The sum as a value; empty if it is zero. */
  Optional<Value> value() {
    return sum.map(t -> value(code, flavour, t));
  }

  static Value value(Code code, Operation.Flavour flavour, Term term) {
    return term.negative()
        ? code.apply(FormulaCode.scalar(ArithmeticOps.NEGATE, flavour), term.value())
        : term.value();
  }

  private Value binary(boolean plus, Value a, Value b) {
    var op = plus ? ArithmeticOps.ADD : ArithmeticOps.SUBTRACT;
    return code.apply(FormulaCode.scalar(op, flavour), a, b);
  }
}
