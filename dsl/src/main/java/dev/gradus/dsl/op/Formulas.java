package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Formula.Apply;
import dev.gradus.dsl.op.Formula.Constant;
import java.util.List;

/** Mathematical notation for {@link Formula}s: constants, functions, cases. */
public final class Formulas {
  private Formulas() {}

  public static Formula apply(ScalarOp op, Formula... arguments) {
    if (arguments.length != op.arity()) {
      throw new IllegalArgumentException(op.name() + " takes " + op.arity() + " operands");
    }
    return new Apply(op, List.of(arguments));
  }

  public static Formula constant(double value) {
    return new Constant(value);
  }

  public static Formula zero() {
    return new Constant(0);
  }

  public static Formula one() {
    return new Constant(1);
  }

  /** {@code then} where the condition holds, else {@code otherwise}. */
  public static Formula where(Formula condition, Formula then, Formula otherwise) {
    return apply(SelectionOps.SELECT, condition, then, otherwise);
  }

  /** 1 where the condition holds, else 0. */
  public static Formula indicator(Formula condition) {
    return where(condition, one(), zero());
  }

  public static Formula abs(Formula x) {
    return apply(ArithmeticOps.ABS, x);
  }

  public static Formula sign(Formula x) {
    return apply(ArithmeticOps.SIGN, x);
  }

  public static Formula rint(Formula x) {
    return apply(ArithmeticOps.RINT, x);
  }

  public static Formula min(Formula x, Formula y) {
    return apply(ArithmeticOps.MIN, x, y);
  }

  public static Formula max(Formula x, Formula y) {
    return apply(ArithmeticOps.MAX, x, y);
  }

  public static Formula sqrt(Formula x) {
    return apply(ArithmeticOps.SQRT, x);
  }

  public static Formula pow(Formula x, Formula y) {
    return apply(ArithmeticOps.POW, x, y);
  }

  public static Formula hypot(Formula x, Formula y) {
    return apply(ArithmeticOps.HYPOT, x, y);
  }

  public static Formula exp(Formula x) {
    return apply(ExponentialOps.EXP, x);
  }

  public static Formula expm1(Formula x) {
    return apply(ExponentialOps.EXPM1, x);
  }

  public static Formula log(Formula x) {
    return apply(ExponentialOps.LOG, x);
  }

  public static Formula log1p(Formula x) {
    return apply(ExponentialOps.LOG1P, x);
  }

  public static Formula sin(Formula x) {
    return apply(TrigonometricOps.SIN, x);
  }

  public static Formula cos(Formula x) {
    return apply(TrigonometricOps.COS, x);
  }

  public static Formula sinh(Formula x) {
    return apply(TrigonometricOps.SINH, x);
  }

  public static Formula cosh(Formula x) {
    return apply(TrigonometricOps.COSH, x);
  }

  public static Formula tanh(Formula x) {
    return apply(TrigonometricOps.TANH, x);
  }

  public static Formula sigmoid(Formula x) {
    return apply(ActivationOps.SIGMOID, x);
  }

  public static Formula erf(Formula x) {
    return apply(SpecialOps.ERF, x);
  }
}
