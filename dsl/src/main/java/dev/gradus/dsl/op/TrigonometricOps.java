package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.constant;
import static dev.gradus.dsl.op.Formulas.cos;
import static dev.gradus.dsl.op.Formulas.cosh;
import static dev.gradus.dsl.op.Formulas.hypot;
import static dev.gradus.dsl.op.Formulas.one;
import static dev.gradus.dsl.op.Formulas.sin;
import static dev.gradus.dsl.op.Formulas.sinh;
import static dev.gradus.dsl.op.Formulas.sqrt;
import static dev.gradus.dsl.op.Formulas.where;

/** Circular and hyperbolic functions and their inverses; angles in radians. */
public final class TrigonometricOps {
  static final Family FAMILY = new Family("Circular and hyperbolic functions");

  public static final ScalarOp SIN =
      FAMILY
          .op("sin", "x")
          .elementaryOfFdlibm()
          .onBlocks()
          .derivative((x, f) -> cos(x))
          .edge("NaN at ±inf")
          .declare();

  public static final ScalarOp COS =
      FAMILY
          .op("cos", "x")
          .elementaryOfFdlibm()
          .onBlocks()
          .derivative((x, f) -> sin(x).negate())
          .edge("NaN at ±inf")
          .declare();

  public static final ScalarOp TAN =
      FAMILY
          .op("tan", "x")
          .elementaryOfFdlibm()
          .derivative((x, f) -> one().plus(f.square()))
          .domain("x not an odd multiple of π/2, which no number is")
          .interior(-1.3, 1.3)
          .edge("finite everywhere, up to 1.6e16 beside the poles; NaN at ±inf")
          .declare();

  public static final ScalarOp ASIN =
      FAMILY
          .op("asin", "x")
          .elementary()
          .derivative((x, f) -> one().over(chord(x)))
          .safeAt(0)
          .domain("−1 ≤ x ≤ 1")
          .interior(-0.95, 0.95)
          .edge("the derivative at ±1 is inf; outside all is NaN")
          .declare();

  public static final ScalarOp ACOS =
      FAMILY
          .op("acos", "x")
          .elementary()
          .derivative((x, f) -> constant(-1).over(chord(x)))
          .safeAt(0)
          .domain("−1 ≤ x ≤ 1")
          .interior(-0.95, 0.95)
          .edge("the derivative at ±1 is −inf; outside all is NaN")
          .declare();

  public static final ScalarOp ATAN =
      FAMILY
          .op("atan", "x")
          .elementary()
          .derivative((x, f) -> one().over(one().plus(x.square())))
          .edge("±π/2 at ±inf, where the derivative is 0")
          .declare();

  /** Angle of the point (x, y). */
  public static final ScalarOp ATAN2 =
      FAMILY
          .op("atan2", "y", "x")
          .means("angle of the point (x, y)")
          .elementary()
          .partial("y", (y, x, f) -> x.over(radius(y, x)).over(radius(y, x)))
          .partial("x", (y, x, f) -> y.over(radius(y, x)).over(radius(y, x)).negate())
          .safeAt("x", 1)
          .edge("jumps from −π to π across the negative x-axis; the gradient at the origin is 0")
          .declare();

  public static final ScalarOp SINH =
      FAMILY
          .op("sinh", "x")
          .elementary()
          .derivative((x, f) -> cosh(x))
          .safeAt(0)
          .edge("overflows to ±inf, the derivative with it")
          .declare();

  public static final ScalarOp COSH =
      FAMILY
          .op("cosh", "x")
          .elementary()
          .derivative((x, f) -> sinh(x))
          .safeAt(0)
          .edge("overflows to inf, the derivative with it")
          .declare();

  public static final ScalarOp TANH =
      FAMILY
          .op("tanh", "x")
          .elementary()
          .onBlocks()
          .derivative((x, f) -> one().minus(f.square()))
          .edge("±1 at ±inf; the derivative rounds to 0 beyond about ±19")
          .declare();

  public static final ScalarOp ASINH =
      FAMILY
          .op("asinh", "x")
          .special()
          .derivative((x, f) -> one().over(sqrt(x.square().plus(1))))
          .edge("±inf at ±inf, where the derivative is 0")
          .declare();

  public static final ScalarOp ACOSH =
      FAMILY
          .op("acosh", "x")
          .special()
          .derivative((x, f) -> one().over(sqrt(x.minus(1).times(x.plus(1)))))
          .safeAt(2)
          .domain("x ≥ 1")
          .interior(1.05, 8)
          .edge("the derivative at 1 is inf; below all is NaN")
          .declare();

  public static final ScalarOp ATANH =
      FAMILY
          .op("atanh", "x")
          .special()
          .derivative((x, f) -> one().over(one().minus(x).times(one().plus(x))))
          .safeAt(0)
          .domain("−1 < x < 1")
          .interior(-0.95, 0.95)
          .edge("±inf at ±1 with derivative inf; outside the value is NaN")
          .declare();

  private TrigonometricOps() {}

  /** √(1 − x²), accurate at ±1. */
  private static Formula chord(Formula x) {
    return sqrt(one().minus(x).times(one().plus(x)));
  }

  /** Distance from the origin, 1 at the origin. */
  private static Formula radius(Formula y, Formula x) {
    Formula r = hypot(y, x);
    return where(r.is(0), one(), r);
  }
}
