package dev.gradus.dsl;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.DType;
import java.util.Locale;

/**
 * A tensor-valued expression of a model under construction. It has a shape and an element type but
 * no value: values exist only when the compiled model runs, so none can be read here.
 *
 * <p>Operations make new expressions. They follow NumPy and PyTorch: shapes broadcast with their
 * last axes aligned, negative axes count from the end. The batch axis ({@link Model#BATCH}) is the
 * exception: its extent is unknown, so it broadcasts only against itself, 1 or a missing axis, and
 * cannot be cut or indexed.
 *
 * <p>Every operation throws a {@link dev.gradus.runtime.GradusException} naming the shapes and the
 * line of the user's source where they do not fit, where element types do not fit, and where
 * tensors of different models meet.
 */
public sealed class Tensor
    implements ScalarFunctions,
        SpecialFunctions,
        Activations,
        Comparisons,
        Reductions,
        Contractions,
        Views
    permits Parameter {
  private final Scope scope;
  private final Node node;

  Tensor(Scope scope, Node node) {
    this.scope = scope;
    this.node = node;
  }

  final Scope scope() {
    return scope;
  }

  final Node node() {
    return node;
  }

  /** Extents; the batch axis has the extent {@link Model#BATCH}. */
  public final Shape shape() {
    return node.shape();
  }

  /** Element type. */
  public final DType dtype() {
    return node.dtype();
  }

  /** Number of axes. */
  public final int rank() {
    return node.shape().rank();
  }

  /** Extent of an axis; negative axes count from the end. */
  public final int extent(int axis) {
    return node.shape().extent(AxisCheck.axis(this, axis, "extent"));
  }

  /** A constant scalar of the same model and element type (model's type for int and truth). */
  public final Tensor constant(double value) {
    DType type = dtype().isReal() ? dtype() : scope.model().dtype();
    return scope.tensor(scope.builder().constant(value, type));
  }

  @Override
  public final String toString() {
    return dtype().name().toLowerCase(Locale.ROOT) + shape();
  }
}
