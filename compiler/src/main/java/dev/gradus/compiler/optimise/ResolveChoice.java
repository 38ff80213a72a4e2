package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.SelectionOps;
import java.util.Optional;

/** true ? x : y → x; p ? x : x → x; p ? true : false → p; !p ? x : y → p ? y : x. */
final class ResolveChoice implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    boolean isSelect = i.operation() instanceof Operation.Scalar s && s.op() == SelectionOps.SELECT;
    if (!isSelect && !(i.operation() instanceof Operation.Choose)) {
      return Optional.empty();
    }
    Value p = i.arguments().get(0);
    Value x = i.arguments().get(1);
    Value y = i.arguments().get(2);
    Optional<Boolean> known = numbering.truth(p);
    if (known.isPresent()) {
      return Optional.of(known.get() ? x : y);
    } else if (x == y) {
      return Optional.of(x);
    }
    Type type = i.results().get(0).type();
    Optional<Value> negated = SimplifyLogic.operandOfNot(p, numbering.definitions());
    if (negated.isPresent()) {
      return Optional.of(numbering.apply(i.operation(), type, negated.get(), y, x));
    } else if (type.equals(Type.BOOLEAN)) {
      return ofTruth(p, x, y, numbering);
    }
    return Optional.empty();
  }

  private static Optional<Value> ofTruth(Value p, Value x, Value y, Numbering numbering) {
    Optional<Boolean> then = numbering.truth(x);
    Optional<Boolean> otherwise = numbering.truth(y);
    if (then.isEmpty() || otherwise.isEmpty()) {
      return Optional.empty();
    } else if (then.get().equals(otherwise.get())) {
      return Optional.of(numbering.constant(then.get(), Type.BOOLEAN));
    }
    Operation not = new Operation.Logic(LogicOp.NOT);
    return Optional.of(then.get() ? p : numbering.apply(not, Type.BOOLEAN, p));
  }
}
