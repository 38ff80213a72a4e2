package dev.gradus.dsl;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;

/**
 * How a model computes.
 *
 * @param dtype element type of parameters and real inputs: DOUBLE or FLOAT
 */
public record Options(DType dtype, Arithmetic arithmetic) {

  /** Double, FAST. */
  public static final Options DEFAULT = new Options(DType.DOUBLE, Arithmetic.FAST);

  public Options {
    if (!dtype.isReal()) {
      throw Problem.MODEL_TYPE.exception(dtype);
    }
  }

  public Options with(DType type) {
    return new Options(type, arithmetic);
  }

  public Options with(Arithmetic other) {
    return new Options(dtype, other);
  }

  public Options strict() {
    return with(Arithmetic.STRICT);
  }
}
