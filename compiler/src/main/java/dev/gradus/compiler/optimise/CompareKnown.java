package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/** x == x → true, x &lt; x → false, for all but reals (NaN); p == true → p, p != true → !p. */
final class CompareKnown implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Comparison comparison = ((Operation.Compare) i.operation()).comparison();
    Value a = i.arguments().get(0);
    Value b = i.arguments().get(1);
    if (a == b && !a.type().isReal()) {
      boolean holds =
          comparison == Comparison.EQ || comparison == Comparison.LE || comparison == Comparison.GE;
      return Optional.of(numbering.constant(holds, Type.BOOLEAN));
    } else if (a.type().equals(Type.BOOLEAN)) {
      Optional<Value> left = ofTruth(comparison, a, b, numbering);
      return left.isPresent() ? left : ofTruth(comparison, b, a, numbering);
    }
    return Optional.empty();
  }

  private static Optional<Value> ofTruth(
      Comparison comparison, Value p, Value other, Numbering numbering) {
    Operation not = new Operation.Logic(LogicOp.NOT);
    return numbering
        .truth(other)
        .map(
            known ->
                known == (comparison == Comparison.EQ) ? p : numbering.apply(not, Type.BOOLEAN, p));
  }
}
