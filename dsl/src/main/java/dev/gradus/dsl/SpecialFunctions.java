package dev.gradus.dsl;

import dev.gradus.dsl.op.SpecialOps;
import dev.gradus.dsl.op.TrigonometricOps;

/** Trigonometric, hyperbolic and special functions, element by element. */
public sealed interface SpecialFunctions permits Tensor {

  /** Sine. */
  default Tensor sin() {
    return Apply.op(TrigonometricOps.SIN, self());
  }

  /** Cosine. */
  default Tensor cos() {
    return Apply.op(TrigonometricOps.COS, self());
  }

  /** Tangent. */
  default Tensor tan() {
    return Apply.op(TrigonometricOps.TAN, self());
  }

  /** Arc sine. */
  default Tensor asin() {
    return Apply.op(TrigonometricOps.ASIN, self());
  }

  /** Arc cosine. */
  default Tensor acos() {
    return Apply.op(TrigonometricOps.ACOS, self());
  }

  /** Arc tangent. */
  default Tensor atan() {
    return Apply.op(TrigonometricOps.ATAN, self());
  }

  /** Angle of the point (other, this), in (-π, π]. */
  default Tensor atan2(Tensor other) {
    return Apply.op(TrigonometricOps.ATAN2, self(), other);
  }

  /** Angle of the point (other, this), in (-π, π]. */
  default Tensor atan2(double other) {
    return Apply.op(TrigonometricOps.ATAN2, self(), other);
  }

  /** Hyperbolic sine. */
  default Tensor sinh() {
    return Apply.op(TrigonometricOps.SINH, self());
  }

  /** Hyperbolic cosine. */
  default Tensor cosh() {
    return Apply.op(TrigonometricOps.COSH, self());
  }

  /** Hyperbolic tangent. */
  default Tensor tanh() {
    return Apply.op(TrigonometricOps.TANH, self());
  }

  /** Inverse hyperbolic sine. */
  default Tensor asinh() {
    return Apply.op(TrigonometricOps.ASINH, self());
  }

  /** Inverse hyperbolic cosine. */
  default Tensor acosh() {
    return Apply.op(TrigonometricOps.ACOSH, self());
  }

  /** Inverse hyperbolic tangent. */
  default Tensor atanh() {
    return Apply.op(TrigonometricOps.ATANH, self());
  }

  /** Error function. */
  default Tensor erf() {
    return Apply.op(SpecialOps.ERF, self());
  }

  /** 1 - erf(x), exact where erf is near 1. */
  default Tensor erfc() {
    return Apply.op(SpecialOps.ERFC, self());
  }

  /** log |Γ(x)|. */
  default Tensor lgamma() {
    return Apply.op(SpecialOps.LGAMMA, self());
  }

  /** Derivative of lgamma. */
  default Tensor digamma() {
    return Apply.op(SpecialOps.DIGAMMA, self());
  }

  /** Derivative of that order of digamma. */
  default Tensor polygamma(int order) {
    return Apply.op(SpecialOps.POLYGAMMA, self().constant(order), self());
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
