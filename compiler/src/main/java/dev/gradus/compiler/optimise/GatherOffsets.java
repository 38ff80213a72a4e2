package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/** (x + c1) + c2 → x + (c1 + c2), likewise with −, on ints; they wrap round alike. */
final class GatherOffsets implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    WholeOp op = ((Operation.Whole) i.operation()).op();
    if (!i.results().get(0).type().equals(Type.INT)
        || op != WholeOp.ADD && op != WholeOp.SUBTRACT) {
      return Optional.empty();
    }
    Definitions definitions = numbering.definitions();
    Value a = i.arguments().get(0);
    Value b = i.arguments().get(1);
    Optional<Integer> right = definitions.intConstant(b);
    Optional<Integer> left = op == WholeOp.ADD ? definitions.intConstant(a) : Optional.empty();
    if (right.isEmpty() && left.isEmpty()) {
      return Optional.empty();
    }
    Value other = right.isPresent() ? a : b;
    int outer = right.isEmpty() ? left.get() : op == WholeOp.ADD ? right.get() : -right.get();
    return definitions
        .sum(other)
        .map(inner -> sum(inner.base(), inner.offset() + outer, numbering));
  }

  private static Value sum(Value base, int offset, Numbering numbering) {
    Operation add = new Operation.Whole(WholeOp.ADD);
    return offset == 0
        ? base
        : numbering.apply(add, Type.INT, base, numbering.constant(offset, Type.INT));
  }
}
