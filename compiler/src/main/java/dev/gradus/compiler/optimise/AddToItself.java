package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.Optional;

/**
 * 2 · x → x + x: the same number, and sums are ready sooner than products. What a method multiplies
 * stays as it is written there.
 */
final class AddToItself implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Operation.Scalar scalar = (Operation.Scalar) i.operation();
    if (scalar.op() != ArithmeticOps.MULTIPLY || scalar.flavour() == Operation.Flavour.JAVA) {
      return Optional.empty();
    }
    for (int side = 0; side < 2; side++) {
      Operation.Constant factor = numbering.definitions().constant(i.arguments().get(side));
      if (factor != null && factor.value() instanceof Number n && n.doubleValue() == 2) {
        Value x = i.arguments().get(1 - side);
        Type type = i.results().get(0).type();
        Operation add = new Operation.Scalar(ArithmeticOps.ADD, scalar.flavour());
        return Optional.of(numbering.apply(add, type, x, x));
      }
    }
    return Optional.empty();
  }
}
