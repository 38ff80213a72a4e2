package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.DType;
import java.util.Arrays;

/**
 * Numbers of a concrete shape, row-major. Values of every element type are held as doubles: floats
 * widened, ints exact, truth values as 1 and 0.
 */
public final class TensorValue {
  private final DType dtype;
  private final Shape shape;
  private final double[] values;

  private TensorValue(DType dtype, Shape shape, double[] values) {
    if (shape.isBatched() || shape.size() != values.length) {
      throw new IllegalArgumentException(values.length + " numbers do not fill " + shape);
    }
    this.dtype = dtype;
    this.shape = shape;
    this.values = values;
  }

  /** Wraps the array without copying it; it must not change afterwards. */
  public static TensorValue of(DType dtype, Shape shape, double... values) {
    return new TensorValue(dtype, shape, values);
  }

  public static TensorValue scalar(DType dtype, double value) {
    return of(dtype, Shape.SCALAR, value);
  }

  public DType dtype() {
    return dtype;
  }

  /** The shape, free of the symbolic batch extent. */
  public Shape shape() {
    return shape;
  }

  public int length() {
    return values.length;
  }

  public double get(int index) {
    return values[index];
  }

  /** The numbers themselves, not a copy. */
  public double[] values() {
    return values;
  }

  /** Equal shape, type and bits, all NaNs being the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof TensorValue t
        && dtype == t.dtype
        && shape.equals(t.shape)
        && Arrays.equals(values, t.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values) + 31 * shape.hashCode();
  }

  @Override
  public String toString() {
    return shape + Arrays.toString(values);
  }
}
