package dev.gradus.dsl.op;

import java.util.List;

/** Something formulas can be carried out in: graph nodes, loop values, numbers. */
public interface Algebra<V> {
  V constant(double value);

  V apply(ScalarOp op, List<V> arguments);
}
