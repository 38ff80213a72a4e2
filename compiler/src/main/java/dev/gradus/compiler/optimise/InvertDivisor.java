package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/** x / 2ᵏ → x · 2⁻ᵏ: the same real number before rounding, where 2⁻ᵏ is a normal number. */
final class InvertDivisor implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Operation.Scalar scalar = (Operation.Scalar) i.operation();
    if (scalar.op() != ArithmeticOps.DIVIDE) {
      return Optional.empty();
    }
    Operation.Constant divisor = numbering.definitions().constant(i.arguments().get(1));
    if (divisor == null || !(divisor.value() instanceof Number n)) {
      return Optional.empty();
    }
    Type type = i.results().get(0).type();
    boolean single = type.equals(Type.FLOAT);
    int least = single ? Float.MIN_EXPONENT : Double.MIN_EXPONENT;
    int exponent = Math.getExponent(n.doubleValue());
    boolean isPower = Math.abs(n.doubleValue()) == Math.scalb(1.0, exponent);
    if (!isPower || exponent < least || -exponent < least) {
      return Optional.empty();
    }
    double inverse = 1 / n.doubleValue();
    Value factor = numbering.constant(single ? (Object) (float) inverse : (Object) inverse, type);
    Operation multiply = new Operation.Scalar(ArithmeticOps.MULTIPLY, scalar.flavour());
    return Optional.of(numbering.apply(multiply, type, i.arguments().get(0), factor));
  }
}
