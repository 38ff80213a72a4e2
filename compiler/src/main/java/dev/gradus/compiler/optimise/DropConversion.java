package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/**
 * (T) x → x for x of type T; (T) (W) x → x for x of type T where W holds every T: (float) (double)
 * x, (int) (double) x, (int) (long) x.
 */
final class DropConversion implements Simplification {
  @Override
  public Optional<Value> apply(Statement.Instruction i, Numbering numbering) {
    Type to = ((Operation.Convert) i.operation()).to();
    Value x = i.arguments().get(0);
    if (x.type().equals(to)) {
      return Optional.of(x);
    }
    Statement.Instruction inner = numbering.definitions().of(x);
    if (inner == null || !(inner.operation() instanceof Operation.Convert wide)) {
      return Optional.empty();
    }
    Value origin = inner.arguments().get(0);
    return origin.type().equals(to) && holds(wide.to(), to)
        ? Optional.of(origin)
        : Optional.empty();
  }

  private static boolean holds(Type wide, Type narrow) {
    return wide.equals(Type.DOUBLE) && (narrow.equals(Type.FLOAT) || narrow.equals(Type.INT))
        || wide.equals(Type.LONG) && narrow.equals(Type.INT);
  }
}
