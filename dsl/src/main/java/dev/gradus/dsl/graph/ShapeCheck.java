package dev.gradus.dsl.graph;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.stream.Collectors;

/** One application of a node kind whose operands are being checked; makes the messages. */
record ShapeCheck(NodeKind kind, List<Node> arguments, SourceLine where) {

  void operands(int count) {
    if (arguments.size() != count) {
      throw shapes("it takes " + count + " operand" + (count == 1 ? "" : "s"));
    }
  }

  Shape shape(int index) {
    return arguments.get(index).shape();
  }

  void real(int index) {
    if (!arguments.get(index).dtype().isReal()) {
      throw types("operand " + index + " must be real");
    }
  }

  void sameReal() {
    for (int i = 0; i < arguments.size(); i++) {
      real(i);
      if (arguments.get(i).dtype() != arguments.get(0).dtype()) {
        throw types("operands must have one element type");
      }
    }
  }

  /** An axis that exists and does not carry the batch. */
  void staticAxis(int axis) {
    existingAxis(axis);
    if (shape(0).extent(axis) == Shape.BATCH) {
      throw batch("it works along axes of fixed extent only");
    }
  }

  void existingAxis(int axis) {
    if (axis < 0 || axis >= shape(0).rank()) {
      throw shapes("there is no axis " + axis);
    }
  }

  /** The shape, refused if its extents are not extents or if it has two batch axes. */
  Shape valid(Shape shape) {
    int batches = 0;
    for (int extent : shape.extents()) {
      if (extent < Shape.BATCH) {
        throw shapes("an extent of " + shape + " is negative");
      }
      batches += extent == Shape.BATCH ? 1 : 0;
    }
    if (batches > 1) {
      throw batch("the result " + shape + " would have the batch axis twice");
    }
    return shape;
  }

  GradusException shapes(String why) {
    return Problem.SHAPE_MISMATCH.exception(
        KindText.name(kind), join(n -> n.shape().toString()), where, why);
  }

  GradusException types(String why) {
    return Problem.ELEMENT_TYPE_MISMATCH.exception(
        KindText.name(kind),
        join(n -> n.dtype().toString().toLowerCase(java.util.Locale.ROOT)),
        where,
        why);
  }

  GradusException batch(String why) {
    return Problem.BATCH_AXIS.exception(
        KindText.name(kind), join(n -> n.shape().toString()), where, why);
  }

  private String join(java.util.function.Function<Node, String> text) {
    return arguments.isEmpty()
        ? "no operands"
        : arguments.stream().map(text).collect(Collectors.joining(" and "));
  }
}
