package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Declaration.call;
import static dev.gradus.dsl.op.Formulas.apply;
import static dev.gradus.dsl.op.Formulas.constant;
import static dev.gradus.dsl.op.Formulas.exp;
import static dev.gradus.dsl.op.Formulas.one;

import dev.gradus.runtime.kernel.Special;

/** Error functions, and the gamma function with its logarithmic derivatives. */
public final class SpecialOps {
  static final Family FAMILY = new Family("Special functions");

  /** 2/√π. */
  private static final double ERF_SLOPE = 1.1283791670955126;

  public static final ScalarOp ERF =
      FAMILY
          .op("erf", "x")
          .means("2/√π ∫ exp(−t²) dt from 0 to x")
          .special()
          .onBlocks()
          .derivative((x, f) -> constant(ERF_SLOPE).times(exp(x.square().negate())))
          .edge("±1 at ±inf; the derivative underflows to 0")
          .declare();

  public static final ScalarOp ERFC =
      FAMILY
          .op("erfc", "x")
          .means("1 − erf(x)")
          .special()
          .derivative((x, f) -> constant(-ERF_SLOPE).times(exp(x.square().negate())))
          .edge("2 at −inf; underflows to 0 beyond 27, the derivative with it")
          .declare();

  public static final ScalarOp LGAMMA =
      FAMILY
          .op("lgamma", "x")
          .means("log |Γ(x)|")
          .strict(call(Special.class, "lgamma"))
          .derivative((x, f) -> apply(SpecialOps.DIGAMMA, x))
          .safeAt(1)
          .domain("x ≠ 0, −1, −2, …")
          .interior(0.1, 8)
          .edge("inf at the poles and at ±inf; the derivative at a negative pole is NaN")
          .declare();

  public static final ScalarOp DIGAMMA =
      FAMILY
          .op("digamma", "x")
          .means("Γ′(x) / Γ(x)")
          .strict(call(Special.class, "digamma"))
          .derivative((x, f) -> apply(SpecialOps.POLYGAMMA, one(), x))
          .safeAt(1)
          .domain("x ≠ 0, −1, −2, …")
          .interior(0.1, 8)
          .edge("−inf at 0, NaN at negative poles; the derivative at every pole is inf")
          .declare();

  public static final ScalarOp POLYGAMMA =
      FAMILY
          .op("polygamma", "n", "x")
          .means("n-th derivative of digamma at x")
          .strict(call(Special.class, "polygamma"))
          .refuses("n")
          .partial("x", (n, x, f) -> apply(SpecialOps.POLYGAMMA, n.plus(1), x))
          .safeAt("x", 1)
          .domain("n = 0, 1, … 100; x ≠ 0, −1, −2, …")
          .interior("n", 0, 4)
          .interior("x", 0.3, 8)
          .edge("NaN for any other n, and refused as a function of n; inf at poles for odd n")
          .declare();

  private SpecialOps() {}
}
