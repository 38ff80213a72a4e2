package dev.gradus.compiler.loop;

import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;

/** Carries out pure operations on boxed values, as folding them needs. */
public final class PureEvaluator {
  private PureEvaluator() {}

  /**
   * The result of a scalar, whole, comparison, logic or conversion operation.
   *
   * @throws ArithmeticException for a whole division by zero
   */
  public static Object apply(Operation operation, Object[] a) {
    if (operation instanceof Operation.Scalar s) {
      return scalar(s, a);
    } else if (operation instanceof Operation.Whole w) {
      return WholeArithmetic.apply(w.op(), a);
    } else if (operation instanceof Operation.Compare c) {
      return Comparing.compare(c.comparison(), a[0], a[1]);
    } else if (operation instanceof Operation.Logic l) {
      return Comparing.logic(l.op(), a);
    } else if (operation instanceof Operation.Convert c) {
      return WholeArithmetic.convert(c.to().kind(), a[0]);
    }
    throw new IllegalArgumentException(operation + " does not only need its operands");
  }

  private static Object scalar(Operation.Scalar scalar, Object[] a) {
    ScalarOp op = scalar.op();
    boolean single = a[a.length - 1] instanceof Float;
    ScalarFunction function =
        switch (scalar.flavour()) {
          case JAVA -> op.javaFunction(single);
          case STRICT -> op.function(Arithmetic.STRICT, single);
          case FAST -> op.function(Arithmetic.FAST, single);
        };
    double result =
        function.apply(
            number(a[0]), a.length > 1 ? number(a[1]) : 0, a.length > 2 ? number(a[2]) : 0);
    boolean truth = op.kind() == ScalarOp.Kind.PREDICATE || op.kind() == ScalarOp.Kind.LOGIC;
    return truth ? (Object) (result != 0) : single ? (Object) (float) result : (Object) result;
  }

  private static double number(Object value) {
    return value instanceof Boolean b ? (b ? 1 : 0) : ((Number) value).doubleValue();
  }
}
