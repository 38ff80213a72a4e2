package dev.gradus.dsl.op;

import dev.gradus.runtime.Arithmetic;
import java.util.List;

/** Formulas carried out on numbers. */
record Numbers(Arithmetic arithmetic, boolean single) implements Algebra<Double> {
  @Override
  public Double constant(double value) {
    return single ? (float) value : value;
  }

  @Override
  public Double apply(ScalarOp op, List<Double> arguments) {
    double[] operands = arguments.stream().mapToDouble(Double::doubleValue).toArray();
    return op.apply(arithmetic, single, operands);
  }
}
