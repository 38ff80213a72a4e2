package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** A function of one parameter {@code w} and its derivative, in double or in float throughout. */
final class ScalarKernel extends HandWrittenKernel {
  /** A function of a float. */
  interface FloatFunction {
    float apply(float w);
  }

  private final DoubleUnaryOperator value;
  private final DoubleUnaryOperator derivative;
  private final FloatFunction floatValue;
  private final FloatFunction floatDerivative;

  private ScalarKernel(
      String name,
      DType dtype,
      double start,
      UpdateFormula update,
      DoubleUnaryOperator value,
      DoubleUnaryOperator derivative,
      FloatFunction floatValue,
      FloatFunction floatDerivative) {
    super(signature(name, dtype, List.of(parameter("w", start))), update);
    this.value = value;
    this.derivative = derivative;
    this.floatValue = floatValue;
    this.floatDerivative = floatDerivative;
  }

  static ScalarKernel of(
      String name, double start, DoubleUnaryOperator value, DoubleUnaryOperator derivative) {
    return fused(name, start, UpdateFormula.NONE, value, derivative);
  }

  static ScalarKernel fused(
      String name,
      double start,
      UpdateFormula update,
      DoubleUnaryOperator value,
      DoubleUnaryOperator derivative) {
    return new ScalarKernel(
        name, DType.DOUBLE, start, update, value, derivative, w -> Float.NaN, w -> Float.NaN);
  }

  static ScalarKernel ofFloat(
      String name, double start, FloatFunction value, FloatFunction derivative) {
    return new ScalarKernel(
        name,
        DType.FLOAT,
        start,
        UpdateFormula.NONE,
        w -> Double.NaN,
        w -> Double.NaN,
        value,
        derivative);
  }

  /** ½ w², from 5. */
  static ScalarKernel quadratic() {
    return of("quadratic", 5.0, w -> 0.5 * w * w, w -> w);
  }

  @Override
  public double valueAndGradient(Workspace w) {
    if (signature().dtype() == DType.FLOAT) {
      float x = w.floats[0][0];
      w.floats[1][0] = floatDerivative.apply(x);
      return floatValue.apply(x);
    }
    double x = w.doubles[0][0];
    w.doubles[1][0] = derivative.applyAsDouble(x);
    return value.applyAsDouble(x);
  }
}
