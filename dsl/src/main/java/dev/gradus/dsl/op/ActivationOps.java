package dev.gradus.dsl.op;

import static dev.gradus.dsl.op.Formulas.abs;
import static dev.gradus.dsl.op.Formulas.constant;
import static dev.gradus.dsl.op.Formulas.erf;
import static dev.gradus.dsl.op.Formulas.exp;
import static dev.gradus.dsl.op.Formulas.expm1;
import static dev.gradus.dsl.op.Formulas.indicator;
import static dev.gradus.dsl.op.Formulas.log;
import static dev.gradus.dsl.op.Formulas.log1p;
import static dev.gradus.dsl.op.Formulas.max;
import static dev.gradus.dsl.op.Formulas.one;
import static dev.gradus.dsl.op.Formulas.sigmoid;
import static dev.gradus.dsl.op.Formulas.tanh;
import static dev.gradus.dsl.op.Formulas.where;
import static dev.gradus.dsl.op.Formulas.zero;

/** Nonlinearities of neural networks and logistic models. */
public final class ActivationOps {
  static final Family FAMILY = new Family("Activations");

  private static final double SQRT_HALF = 0.7071067811865476;

  /** 1/√(2π). */
  private static final double NORMAL_PEAK = 0.3989422804014327;

  /** √(2/π). */
  private static final double GELU_SCALE = 0.7978845608028654;

  private static final double GELU_CUBIC = 0.044715;

  public static final ScalarOp SIGMOID =
      FAMILY
          .op("sigmoid", "x")
          .means("1 / (1 + exp(−x))")
          .special()
          .onBlocks()
          .derivative((x, f) -> f.times(one().minus(f)))
          .edge("0 and 1 at −inf and inf; never overflows on the way")
          .declare();

  public static final ScalarOp LOG_SIGMOID =
      FAMILY
          .op("logSigmoid", "x")
          .means("−log(1 + exp(−x))")
          .special()
          .derivative((x, f) -> sigmoid(x.negate()))
          .edge("x far below 0, 0 far above; never overflows on the way")
          .declare();

  public static final ScalarOp SOFTPLUS =
      FAMILY
          .op("softplus", "x")
          .means("log(1 + exp(x))")
          .special()
          .onBlocks()
          .derivative((x, f) -> sigmoid(x))
          .edge("0 far below 0, x far above; never overflows on the way")
          .declare();

  public static final ScalarOp LOGIT =
      FAMILY
          .op("logit", "x")
          .means("log(x / (1 − x))")
          .recipe(
              x ->
                  where(
                      abs(x.minus(0.5)).upTo(0.25),
                      log1p(x.minus(0.5).times(2).over(one().minus(x))),
                      log(x.over(one().minus(x)))))
          .derivative((x, f) -> one().over(x.times(one().minus(x))))
          .safeAt(0.5)
          .domain("0 < x < 1")
          .interior(0.02, 0.98)
          .edge("−inf at 0 and inf at 1 with derivative inf; outside the value is NaN")
          .declare();

  public static final ScalarOp RELU =
      FAMILY
          .op("relu", "x")
          .recipe(x -> max(x, zero()))
          .derivative((x, f) -> indicator(x.above(0)))
          .edge("the derivative at 0 is 0")
          .declare();

  public static final ScalarOp LEAKY_RELU =
      FAMILY
          .op("leakyRelu", "x", "slope")
          .recipe((x, slope) -> where(x.above(0), x, slope.times(x)))
          .partial("x", (x, slope, f) -> where(x.above(0), one(), slope))
          .partial("slope", (x, slope, f) -> below0(x))
          .interior("slope", 0.01, 0.5)
          .edge("the derivative at 0 is the slope")
          .declare();

  public static final ScalarOp ELU =
      FAMILY
          .op("elu", "x", "alpha")
          .means("x for x > 0, else alpha · (exp(x) − 1)")
          .recipe((x, alpha) -> where(x.above(0), x, alpha.times(expm1(below0(x)))))
          .partial("x", (x, alpha, f) -> where(x.above(0), one(), alpha.times(exp(below0(x)))))
          .partial("alpha", (x, alpha, f) -> expm1(below0(x)))
          .interior("alpha", 0.1, 2)
          .edge("the derivative at 0 is alpha")
          .declare();

  public static final ScalarOp GELU =
      FAMILY
          .op("gelu", "x")
          .recipe(x -> x.times(normalProbability(x)))
          .derivative((x, f) -> normalProbability(x).plus(x.times(normalDensity(x))))
          .edge("0 far below 0 and x far above; −inf gives NaN")
          .declare();

  public static final ScalarOp GELU_TANH =
      FAMILY
          .op("geluTanh", "x")
          .recipe(x -> constant(0.5).times(x).times(one().plus(tanh(bend(x)))))
          .derivative((x, f) -> geluTanhDerivative(x))
          .edge("0 far below 0 and x far above; −inf gives NaN")
          .declare();

  public static final ScalarOp SILU =
      FAMILY
          .op("silu", "x")
          .recipe(x -> x.times(sigmoid(x)))
          .derivative((x, f) -> sigmoid(x).times(one().plus(x.times(one().minus(sigmoid(x))))))
          .edge("0 far below 0 and x far above; −inf gives NaN")
          .declare();

  private ActivationOps() {}

  /** x where it is not positive, else 0: keeps the exponential of the other branch finite. */
  private static Formula below0(Formula x) {
    return where(x.above(0), zero(), x);
  }

  /** Φ(x) of the standard normal distribution. */
  private static Formula normalProbability(Formula x) {
    return constant(0.5).times(one().plus(erf(x.times(SQRT_HALF))));
  }

  /** φ(x) of the standard normal distribution. */
  private static Formula normalDensity(Formula x) {
    return constant(NORMAL_PEAK).times(exp(constant(-0.5).times(x.square())));
  }

  private static Formula bend(Formula x) {
    return constant(GELU_SCALE).times(x.plus(constant(GELU_CUBIC).times(x).times(x).times(x)));
  }

  /** The bend is clamped where tanh has long been ±1, so that its derivative cannot overflow. */
  private static Formula geluTanhDerivative(Formula x) {
    Formula near = Formulas.apply(ArithmeticOps.CLAMP, x, constant(-20), constant(20));
    Formula t = tanh(bend(x));
    Formula bendDerivative =
        constant(GELU_SCALE).times(one().plus(constant(3 * GELU_CUBIC).times(near.square())));
    Formula level = constant(0.5).times(one().plus(t));
    Formula slope = constant(0.5).times(near).times(one().minus(t.square())).times(bendDerivative);
    return level.plus(slope);
  }
}
