package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;

/** Slope times tangent. */
final class Products {
  private Products() {}

  static Value plain(Code code, Operation.Flavour flavour, Value slope, Value tangent) {
    return code.apply(FormulaCode.scalar(ArithmeticOps.MULTIPLY, flavour), slope, tangent);
  }

  /**
   * The product, but zero in place of 0 · inf and 0 · NaN: along a direction that does not move the
   * operand, the result does not move either. Everywhere else it is the product itself, so that its
   * own derivatives stand even where the tangent happens to be zero.
   */
  static Value unpoisoned(Code code, Operation.Flavour flavour, Value slope, Value tangent) {
    Value product = plain(code, flavour, slope, tangent);
    Value zero = code.real(tangent.type(), 0);
    Value still = compare(code, Operation.Comparison.EQ, tangent, zero);
    Value undefined = compare(code, Operation.Comparison.NE, product, product);
    Value poisoned = code.apply(new Operation.Logic(Operation.LogicOp.AND), still, undefined);
    return code.apply(new Operation.Choose(), poisoned, zero, product);
  }

  private static Value compare(Code code, Operation.Comparison comparison, Value a, Value b) {
    return code.apply(new Operation.Compare(comparison), a, b);
  }
}
