package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.log;
import static dev.gradus.dsl.op.Formulas.one;
import static dev.gradus.dsl.op.Formulas.where;
import static dev.gradus.dsl.op.Formulas.zero;

/** Exponentials and logarithms. */
public final class ExponentialOps {
  static final Family FAMILY = new Family("Exponentials and logarithms");

  private static final double LN_2 = 0.6931471805599453;
  private static final double LN_10 = 2.302585092994046;

  public static final ScalarOp EXP =
      FAMILY
          .op("exp", "x")
          .elementary()
          .onBlocks()
          .derivative((x, f) -> f)
          .safeAt(0)
          .edge("overflows to inf, underflows to 0, the derivative with it")
          .declare();

  public static final ScalarOp EXPM1 =
      FAMILY
          .op("expm1", "x")
          .means("exp(x) − 1")
          .elementary()
          .onBlocks()
          .derivative((x, f) -> f.plus(1))
          .safeAt(0)
          .edge("exact near 0; tends to −1, where the derivative rounds to 0")
          .declare();

  public static final ScalarOp EXP2 =
      FAMILY
          .op("exp2", "x")
          .means("2 to the power x")
          .special()
          .derivative((x, f) -> f.times(LN_2))
          .safeAt(0)
          .edge("overflows to inf, underflows to 0, the derivative with it")
          .declare();

  public static final ScalarOp LOG =
      FAMILY
          .op("log", "x")
          .elementary()
          .onBlocks()
          .derivative((x, f) -> one().over(x))
          .safeAt(1)
          .domain("x > 0")
          .interior(0.05, 8)
          .edge("log(0) is −inf with derivative inf; below 0 the value is NaN")
          .declare();

  public static final ScalarOp LOG1P =
      FAMILY
          .op("log1p", "x")
          .means("log(1 + x)")
          .elementary()
          .onBlocks()
          .derivative((x, f) -> one().over(one().plus(x)))
          .safeAt(0)
          .domain("x > −1")
          .interior(-0.9, 8)
          .edge("exact near 0; log1p(−1) is −inf with derivative inf")
          .declare();

  public static final ScalarOp LOG2 =
      FAMILY
          .op("log2", "x")
          .special()
          .derivative((x, f) -> one().over(x.times(LN_2)))
          .safeAt(1)
          .domain("x > 0")
          .interior(0.05, 8)
          .edge("log2(0) is −inf with derivative inf; below 0 the value is NaN")
          .declare();

  public static final ScalarOp LOG10 =
      FAMILY
          .op("log10", "x")
          .elementary()
          .derivative((x, f) -> one().over(x.times(LN_10)))
          .safeAt(1)
          .domain("x > 0")
          .interior(0.05, 8)
          .edge("log10(0) is −inf with derivative inf; below 0 the value is NaN")
          .declare();

  /** x·log(y) with 0·log(0) = 0. */
  public static final ScalarOp XLOGY =
      FAMILY
          .op("xlogy", "x", "y")
          .recipe((x, y) -> where(x.is(0).and(y.is(y)), zero(), x.times(log(y))))
          .partial("x", (x, y, f) -> log(where(x.is(0).and(y.upTo(0)), one(), y)))
          .partial("y", (x, y, f) -> x.over(where(x.is(0), one(), y)))
          .safeAt("y", 1)
          .domain("y > 0, or x = 0")
          .interior("y", 0.05, 8)
          .edge("0 at x = 0 whatever y (save NaN), there with gradient 0 for y ≤ 0")
          .declare();

  private ExponentialOps() {}
}
