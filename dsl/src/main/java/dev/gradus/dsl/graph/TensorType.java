package dev.gradus.dsl.graph;

import dev.gradus.runtime.DType;
import java.util.Locale;

/** Shape and element type of a value. */
public record TensorType(Shape shape, DType dtype) {
  @Override
  public String toString() {
    return shape + " " + dtype.name().toLowerCase(Locale.ROOT);
  }
}
