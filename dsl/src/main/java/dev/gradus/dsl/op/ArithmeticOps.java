package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.constant;
import static dev.gradus.dsl.op.Formulas.indicator;
import static dev.gradus.dsl.op.Formulas.log;
import static dev.gradus.dsl.op.Formulas.max;
import static dev.gradus.dsl.op.Formulas.min;
import static dev.gradus.dsl.op.Formulas.one;
import static dev.gradus.dsl.op.Formulas.pow;
import static dev.gradus.dsl.op.Formulas.rint;
import static dev.gradus.dsl.op.Formulas.sign;
import static dev.gradus.dsl.op.Formulas.sqrt;
import static dev.gradus.dsl.op.Formulas.where;
import static dev.gradus.dsl.op.Formulas.zero;

import dev.gradus.dsl.op.Realisation.Opcode;
import dev.gradus.dsl.op.Realisation.StaticCall;

/** Sums, products, powers, roots, extremes and rounding. */
public final class ArithmeticOps {
  static final Family FAMILY = new Family("Arithmetic");

  public static final ScalarOp ADD =
      FAMILY
          .op("add", "x", "y")
          .between("+", 4)
          .strict(Opcode.DADD)
          .partial("x", (x, y, f) -> one())
          .partial("y", (x, y, f) -> one())
          .commutative()
          .neutral(-0.0)
          .edge("inf + −inf is NaN; adding −0 changes nothing, adding +0 turns −0 into +0")
          .declare();

  public static final ScalarOp SUBTRACT =
      FAMILY
          .op("subtract", "x", "y")
          .between("−", 4)
          .strict(Opcode.DSUB)
          .partial("x", (x, y, f) -> one())
          .partial("y", (x, y, f) -> constant(-1))
          .neutral(0)
          .edge("inf − inf is NaN")
          .declare();

  public static final ScalarOp MULTIPLY =
      FAMILY
          .op("multiply", "x", "y")
          .between("·", 5)
          .strict(Opcode.DMUL)
          .partial("x", (x, y, f) -> y)
          .partial("y", (x, y, f) -> x)
          .commutative()
          .neutral(1)
          .edge("0 · inf is NaN")
          .declare();

  public static final ScalarOp DIVIDE =
      FAMILY
          .op("divide", "x", "y")
          .between("/", 5)
          .strict(Opcode.DDIV)
          .partial("x", (x, y, f) -> one().over(y))
          .partial("y", (x, y, f) -> f.over(y).negate())
          .neutral(1)
          .safeAt("y", 1)
          .domain("y ≠ 0")
          .interior("y", 0.3, 4)
          .edge("x / 0 is ±inf, 0 / 0 is NaN; the derivatives at y = 0 are not finite")
          .declare();

  public static final ScalarOp REMAINDER =
      FAMILY
          .op("remainder", "x", "y")
          .between("%", 5)
          .strict(Opcode.DREM)
          .partial("x", (x, y, f) -> one())
          .partial("y", (x, y, f) -> rint(f.minus(x).over(y)))
          .safeAt("y", 1)
          .domain("y ≠ 0")
          .interior("y", 0.5, 3)
          .edge(
              "has the sign of x as Java's %; at the jumps the derivatives are those of the piece")
          .declare();

  public static final ScalarOp NEGATE =
      FAMILY
          .op("negate", "x")
          .before("−", 6)
          .strict(Opcode.DNEG)
          .derivative((x, f) -> constant(-1))
          .edge("changes the sign of zeros too")
          .declare();

  public static final ScalarOp FMA =
      FAMILY
          .op("fma", "x", "y", "z")
          .means("x · y + z, rounded once")
          .exactWithFloat()
          .partial("x", (x, y, z, f) -> y)
          .partial("y", (x, y, z, f) -> x)
          .partial("z", (x, y, z, f) -> one())
          .edge("0 · inf + z is NaN")
          .declare();

  public static final ScalarOp MIN =
      FAMILY
          .op("min", "x", "y")
          .exactWithFloat()
          .partial("x", (x, y, f) -> share(y.above(x), x.is(y)))
          .partial("y", (x, y, f) -> share(x.above(y), x.is(y)))
          .commutative()
          .neutral(Double.POSITIVE_INFINITY)
          .edge("a tie gives each operand half of the derivative; −0 is below +0; NaN wins")
          .declare();

  public static final ScalarOp MAX =
      FAMILY
          .op("max", "x", "y")
          .exactWithFloat()
          .partial("x", (x, y, f) -> share(x.above(y), x.is(y)))
          .partial("y", (x, y, f) -> share(y.above(x), x.is(y)))
          .commutative()
          .neutral(Double.NEGATIVE_INFINITY)
          .edge("a tie gives each operand half of the derivative; +0 is above −0; NaN wins")
          .declare();

  public static final ScalarOp CLAMP =
      FAMILY
          .op("clamp", "x", "lo", "hi")
          .recipe((x, lo, hi) -> min(max(x, lo), hi))
          .partial("x", (x, lo, hi, f) -> indicator(lo.upTo(x).and(x.upTo(hi))))
          .partial("lo", (x, lo, hi, f) -> indicator(lo.above(x).and(lo.upTo(hi))))
          .partial("hi", (x, lo, hi, f) -> indicator(x.above(hi).or(lo.above(hi))))
          .domain("lo ≤ hi; else the value is hi")
          .interior("lo", -2, -1)
          .interior("hi", 1, 2)
          .edge("at a bound the whole derivative goes to x")
          .declare();

  public static final ScalarOp ABS =
      FAMILY
          .op("abs", "x")
          .exactWithFloat()
          .derivative((x, f) -> sign(x))
          .edge("the derivative at 0 is 0")
          .declare();

  public static final ScalarOp SIGN =
      FAMILY
          .op("sign", "x")
          .strict(new StaticCall(Math.class, "signum", true, ""))
          .flat()
          .edge("±0 is its own sign; the derivative is taken as 0 everywhere, the jump included")
          .declare();

  public static final ScalarOp FLOOR =
      FAMILY.op("floor", "x").exact().flat().edge(steps()).declare();

  public static final ScalarOp CEIL = FAMILY.op("ceil", "x").exact().flat().edge(steps()).declare();

  public static final ScalarOp RINT =
      FAMILY
          .op("rint", "x")
          .means("the nearest integer, a tie to the even one")
          .exact()
          .flat()
          .edge(steps())
          .declare();

  public static final ScalarOp SQUARE =
      FAMILY
          .op("square", "x")
          .after("²", 7)
          .means("x · x")
          .recipe(x -> x.times(x))
          .derivative((x, f) -> constant(2).times(x))
          .edge("overflows to inf")
          .declare();

  public static final ScalarOp RECIPROCAL =
      FAMILY
          .op("reciprocal", "x")
          .recipe(x -> one().over(x))
          .derivative((x, f) -> f.square().negate())
          .safeAt(1)
          .domain("x ≠ 0")
          .interior(0.2, 4)
          .edge("1 / ±0 is ±inf, where the derivative is −inf")
          .declare();

  public static final ScalarOp SQRT =
      FAMILY
          .op("sqrt", "x")
          .exact()
          .derivative((x, f) -> constant(0.5).over(f))
          .safeAt(1)
          .domain("x ≥ 0")
          .interior(0.05, 9)
          .edge("the derivative at 0 is inf; below 0 all is NaN")
          .declare();

  public static final ScalarOp RSQRT =
      FAMILY
          .op("rsqrt", "x")
          .recipe(x -> one().over(sqrt(x)))
          .derivative((x, f) -> constant(-0.5).times(f).over(x))
          .safeAt(1)
          .domain("x > 0")
          .interior(0.05, 9)
          .edge("inf at 0, where the derivative is −inf; below 0 all is NaN")
          .declare();

  public static final ScalarOp CBRT =
      FAMILY
          .op("cbrt", "x")
          .elementary()
          .derivative((x, f) -> one().over(constant(3).times(f.square())))
          .safeAt(1)
          .interior(0.1, 8)
          .edge("the derivative at 0 is inf")
          .declare();

  public static final ScalarOp HYPOT =
      FAMILY
          .op("hypot", "x", "y")
          .means("sqrt(x² + y²) without overflow")
          .elementary()
          .partial("x", (x, y, f) -> x.over(where(f.is(0), one(), f)))
          .partial("y", (x, y, f) -> y.over(where(f.is(0), one(), f)))
          .commutative()
          .edge("the gradient at the origin is 0; an infinite operand gives inf")
          .declare();

  public static final ScalarOp POW =
      FAMILY
          .op("pow", "x", "y")
          .elementaryOfFdlibm()
          .partial(
              "x", (x, y, f) -> y.times(pow(x, where(x.is(0).and(y.is(0)), zero(), y.minus(1)))))
          .partial("y", (x, y, f) -> f.times(log(where(x.is(0).and(zero().upTo(y)), one(), x))))
          .neutral(1)
          .safeAt("x", 1)
          .safeAt("y", 1)
          .domain("x > 0, or x = 0 and y ≥ 0, or y an integer")
          .interior("x", 0.1, 4)
          .edge(
              "pow(x, 0) is 1 with derivative 0 by x, also at x = 0; at x = 0 ≤ y the derivative by"
                  + " y is 0; below 0 there is none by y (NaN)")
          .declare();

  private ArithmeticOps() {}

  /** 1 for the only extreme, ½ for a shared one, else 0. */
  private static Formula share(Formula alone, Formula tie) {
    return where(alone, one(), where(tie, constant(0.5), zero()));
  }

  private static String steps() {
    return "keeps −0; the derivative is taken as 0 everywhere, the jumps included";
  }
}
