package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.Algebra;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.List;

/** Carries formulas out as instructions, in one type and flavour. */
record FormulaCode(Code code, Type type, Operation.Flavour flavour) implements Algebra<Value> {

  @Override
  public Value constant(double value) {
    return code.real(type, value);
  }

  @Override
  public Value apply(ScalarOp op, List<Value> arguments) {
    return code.apply(operation(op), arguments.toArray(Value[]::new));
  }

  private Operation operation(ScalarOp op) {
    Realisation realisation = op.realisation(Arithmetic.STRICT);
    if (realisation instanceof Realisation.Compare compare) {
      return new Operation.Compare(Operation.Comparison.valueOf(compare.relation().name()));
    } else if (realisation instanceof Realisation.Logic logic) {
      return new Operation.Logic(Operation.LogicOp.valueOf(logic.connective().name()));
    } else if (op.kind() == ScalarOp.Kind.SELECT) {
      return new Operation.Choose();
    }
    return scalar(op, flavour);
  }

  /** The operation; in the flavour STRICT where JAVA is the same, so that it is computed once. */
  static Operation scalar(ScalarOp op, Operation.Flavour flavour) {
    boolean same =
        flavour == Operation.Flavour.JAVA
            && op.javaRealisation().equals(op.realisation(Arithmetic.STRICT));
    return new Operation.Scalar(op, same ? Operation.Flavour.STRICT : flavour);
  }
}
