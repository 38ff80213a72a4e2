package dev.gradus.dsl.init;

import dev.gradus.dsl.graph.Shape;

/**
 * How many values enter and leave a unit. A weight matrix is (inputs, outputs), as {@code x matmul
 * w} uses it; leading axes of higher ranks are receptive fields; a vector has as many of both as it
 * is long.
 */
record Fans(double in, double out) {

  static Fans of(Shape shape) {
    int rank = shape.rank();
    if (rank < 2) {
      double extent = Math.max(1, shape.size());
      return new Fans(extent, extent);
    }
    double field = 1;
    for (int axis = 0; axis < rank - 2; axis++) {
      field *= shape.extent(axis);
    }
    return new Fans(
        Math.max(1, field * shape.extent(rank - 2)), Math.max(1, field * shape.extent(rank - 1)));
  }

  double sum() {
    return in + out;
  }
}
