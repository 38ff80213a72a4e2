package dev.gradus.dsl;

import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.DType;

/**
 * Arithmetic, powers, exponentials and logarithms, element by element. Operands broadcast. Ranges,
 * derivatives and edges of every operation stand in {@link dev.gradus.dsl.op.Catalogue}.
 */
public sealed interface ScalarFunctions permits Tensor {

  /** Sum. */
  default Tensor plus(Tensor other) {
    return Apply.op(ArithmeticOps.ADD, self(), other);
  }

  /** Sum. */
  default Tensor plus(double other) {
    return Apply.op(ArithmeticOps.ADD, self(), other);
  }

  /** Difference. */
  default Tensor minus(Tensor other) {
    return Apply.op(ArithmeticOps.SUBTRACT, self(), other);
  }

  /** Difference. */
  default Tensor minus(double other) {
    return Apply.op(ArithmeticOps.SUBTRACT, self(), other);
  }

  /** Product, elementwise. */
  default Tensor times(Tensor other) {
    return Apply.op(ArithmeticOps.MULTIPLY, self(), other);
  }

  /** Product, elementwise. */
  default Tensor times(double other) {
    return Apply.op(ArithmeticOps.MULTIPLY, self(), other);
  }

  /** Quotient. */
  default Tensor div(Tensor other) {
    return Apply.op(ArithmeticOps.DIVIDE, self(), other);
  }

  /** Quotient. */
  default Tensor div(double other) {
    return Apply.op(ArithmeticOps.DIVIDE, self(), other);
  }

  /** Remainder with the sign of the dividend, as {@code %} in Java. */
  default Tensor rem(Tensor other) {
    return Apply.op(ArithmeticOps.REMAINDER, self(), other);
  }

  /** Remainder with the sign of the dividend, as {@code %} in Java. */
  default Tensor rem(double other) {
    return Apply.op(ArithmeticOps.REMAINDER, self(), other);
  }

  /** Negative. */
  default Tensor unaryMinus() {
    return Apply.op(ArithmeticOps.NEGATE, self());
  }

  /** this · factor + addend, rounded once. */
  default Tensor fma(Tensor factor, Tensor addend) {
    return Apply.op(ArithmeticOps.FMA, self(), factor, addend);
  }

  /** The smaller one; NaN if either is. A tie shares the gradient evenly. */
  default Tensor minimum(Tensor other) {
    return Apply.op(ArithmeticOps.MIN, self(), other);
  }

  /** The smaller one; NaN if either is. A tie shares the gradient evenly. */
  default Tensor minimum(double other) {
    return Apply.op(ArithmeticOps.MIN, self(), other);
  }

  /** The larger one; NaN if either is. A tie shares the gradient evenly. */
  default Tensor maximum(Tensor other) {
    return Apply.op(ArithmeticOps.MAX, self(), other);
  }

  /** The larger one; NaN if either is. A tie shares the gradient evenly. */
  default Tensor maximum(double other) {
    return Apply.op(ArithmeticOps.MAX, self(), other);
  }

  /** Held between bounds. */
  default Tensor clamp(Tensor low, Tensor high) {
    return Apply.op(ArithmeticOps.CLAMP, self(), low, high);
  }

  /** Held between bounds. */
  default Tensor clamp(double low, double high) {
    return Apply.op(ArithmeticOps.CLAMP, self(), self().constant(low), self().constant(high));
  }

  /** Absolute value; gradient 0 at 0. */
  default Tensor abs() {
    return Apply.op(ArithmeticOps.ABS, self());
  }

  /** -1, 0 or 1; no gradient. */
  default Tensor sign() {
    return Apply.op(ArithmeticOps.SIGN, self());
  }

  /** Largest integer not above; no gradient. */
  default Tensor floor() {
    return Apply.op(ArithmeticOps.FLOOR, self());
  }

  /** Smallest integer not below; no gradient. */
  default Tensor ceil() {
    return Apply.op(ArithmeticOps.CEIL, self());
  }

  /** Nearest integer, ties to even; no gradient. */
  default Tensor rint() {
    return Apply.op(ArithmeticOps.RINT, self());
  }

  /** x · x. */
  default Tensor square() {
    return Apply.op(ArithmeticOps.SQUARE, self());
  }

  /** 1 / x. */
  default Tensor reciprocal() {
    return Apply.op(ArithmeticOps.RECIPROCAL, self());
  }

  /** Square root. */
  default Tensor sqrt() {
    return Apply.op(ArithmeticOps.SQRT, self());
  }

  /** 1 / √x. */
  default Tensor rsqrt() {
    return Apply.op(ArithmeticOps.RSQRT, self());
  }

  /** Cube root. */
  default Tensor cbrt() {
    return Apply.op(ArithmeticOps.CBRT, self());
  }

  /** √(x² + y²) without overflow. */
  default Tensor hypot(Tensor other) {
    return Apply.op(ArithmeticOps.HYPOT, self(), other);
  }

  /** √(x² + y²) without overflow. */
  default Tensor hypot(double other) {
    return Apply.op(ArithmeticOps.HYPOT, self(), other);
  }

  /** Power. */
  default Tensor pow(Tensor other) {
    return Apply.op(ArithmeticOps.POW, self(), other);
  }

  /** Power. */
  default Tensor pow(double other) {
    return Apply.op(ArithmeticOps.POW, self(), other);
  }

  /** Integer power by repeated squaring; 1 for exponent 0. */
  default Tensor pow(int exponent) {
    return Power.of(self(), exponent);
  }

  /** e to the power x. */
  default Tensor exp() {
    return Apply.op(ExponentialOps.EXP, self());
  }

  /** exp(x) - 1, exact near 0. */
  default Tensor expm1() {
    return Apply.op(ExponentialOps.EXPM1, self());
  }

  /** 2 to the power x. */
  default Tensor exp2() {
    return Apply.op(ExponentialOps.EXP2, self());
  }

  /** Natural logarithm. */
  default Tensor log() {
    return Apply.op(ExponentialOps.LOG, self());
  }

  /** log(1 + x), exact near 0. */
  default Tensor log1p() {
    return Apply.op(ExponentialOps.LOG1P, self());
  }

  /** Logarithm to base 2. */
  default Tensor log2() {
    return Apply.op(ExponentialOps.LOG2, self());
  }

  /** Logarithm to base 10. */
  default Tensor log10() {
    return Apply.op(ExponentialOps.LOG10, self());
  }

  /** x · log(y), 0 where x is 0. */
  default Tensor xlogy(Tensor other) {
    return Apply.op(ExponentialOps.XLOGY, self(), other);
  }

  /** x · log(y), 0 where x is 0. */
  default Tensor xlogy(double other) {
    return Apply.op(ExponentialOps.XLOGY, self(), other);
  }

  /** The same value, taken as a constant by differentiation. */
  default Tensor stopGradient() {
    return Apply.op(SelectionOps.STOP_GRADIENT, self());
  }

  /** Converted to float. */
  default Tensor toFloat() {
    return Casts.to(self(), DType.FLOAT);
  }

  /** Converted to double. */
  default Tensor toDouble() {
    return Casts.to(self(), DType.DOUBLE);
  }

  /** Converted to the model's element type; truth values become 1 and 0. */
  default Tensor toReal() {
    return Casts.to(self(), self().scope().model().dtype());
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
