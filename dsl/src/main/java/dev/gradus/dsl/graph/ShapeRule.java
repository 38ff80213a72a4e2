package dev.gradus.dsl.graph;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import java.util.List;

/**
 * Shape and element type of every node kind's result. The batch axis: at most one per shape;
 * Transpose may move it, Reshape keeps it first and whole, Slice, Pad and Concat do not work along
 * it, Reduce over it by SUM, MAX and MIN only.
 */
final class ShapeRule {
  private ShapeRule() {}

  /**
   * @throws dev.gradus.runtime.GradusException naming the operation, the operands' shapes and the
   *     line where they do not fit
   */
  static TensorType infer(NodeKind kind, List<Node> arguments, SourceLine where) {
    ShapeCheck c = new ShapeCheck(kind, arguments, where);
    boolean picks = kind instanceof NodeKind.Pick;
    for (Node n : arguments) {
      if (!picks && n.kind() instanceof NodeKind.Scan) {
        throw c.shapes("the results of a scan are taken by Pick");
      }
    }
    if (kind instanceof NodeKind.Elementwise k) {
      return elementwise(k.op(), c);
    } else if (kind instanceof NodeKind.Cast k) {
      return cast(k.to(), c);
    } else if (kind instanceof NodeKind.Reduce k) {
      return reduce(k, c);
    } else if (kind instanceof NodeKind.Contract k) {
      return ContractRule.infer(k, c);
    } else if (kind instanceof NodeKind.Scan k) {
      return ScanRule.infer(k, c);
    } else if (kind instanceof NodeKind.Pick k) {
      return ScanRule.pick(k, c);
    } else if (kind instanceof NodeKind.Gather) {
      return gather(c);
    } else if (kind instanceof NodeKind.ScatterAdd k) {
      return scatterAdd(k, c);
    } else if (kind instanceof NodeKind.OneHot k) {
      return oneHot(k, c);
    } else if (kind instanceof NodeKind.Call) {
      return new TensorType(Shape.SCALAR, DType.DOUBLE);
    } else if (kind instanceof NodeKind.CallPull k) {
      return new TensorType(c.shape(k.by()), DType.DOUBLE);
    }
    return leafOrView(kind, c);
  }

  private static TensorType leafOrView(NodeKind kind, ShapeCheck c) {
    if (kind instanceof NodeKind.Constant k) {
      return constant(k, c);
    } else if (kind instanceof NodeKind.BatchSize k) {
      c.operands(0);
      return new TensorType(Shape.SCALAR, k.dtype());
    }
    return ViewRule.infer(kind, c);
  }

  private static TensorType constant(NodeKind.Constant k, ShapeCheck c) {
    c.operands(0);
    if (k.shape().isBatched()) {
      throw c.batch("a constant has a fixed shape");
    }
    if (c.valid(k.shape()).size() != k.values().length()) {
      throw c.shapes(k.values().length() + " numbers do not fill " + k.shape());
    }
    return new TensorType(k.shape(), k.dtype());
  }

  private static TensorType elementwise(ScalarOp op, ShapeCheck c) {
    c.operands(op.arity());
    for (int i = 1; i < op.arity(); i++) {
      if (!c.shape(i).equals(c.shape(0))) {
        throw c.shapes("operands must have the same shape");
      }
    }
    boolean truths = op.kind() == ScalarOp.Kind.LOGIC;
    boolean select = op.kind() == ScalarOp.Kind.SELECT;
    DType first = c.arguments().get(select ? 1 : 0).dtype();
    for (int i = 0; i < op.arity(); i++) {
      DType type = c.arguments().get(i).dtype();
      if (truths || (select && i == 0)) {
        if (type != DType.BOOL) {
          throw c.types("operand " + i + " must be a truth value");
        }
      } else if (type != first || !type.isReal()) {
        throw c.types("operands must be of one real element type");
      }
    }
    boolean truth = truths || op.kind() == ScalarOp.Kind.PREDICATE;
    return new TensorType(c.shape(0), truth ? DType.BOOL : first);
  }

  private static TensorType cast(DType to, ShapeCheck c) {
    c.operands(1);
    if (!to.isReal() && c.arguments().get(0).dtype() != to) {
      throw c.types("a conversion to " + to + " loses the value");
    }
    return new TensorType(c.shape(0), to);
  }

  private static TensorType reduce(NodeKind.Reduce k, ShapeCheck c) {
    c.operands(1);
    c.real(0);
    if (k.axes().isEmpty()) {
      throw c.shapes("there is nothing to reduce over");
    }
    int previous = -1;
    for (int axis : k.axes()) {
      c.existingAxis(axis);
      if (axis <= previous) {
        throw c.shapes("axes " + k.axes() + " must ascend");
      }
      previous = axis;
    }
    Shape result = c.shape(0).without(k.axes());
    boolean position =
        k.reduction() == NodeKind.Reduction.ARGMAX || k.reduction() == NodeKind.Reduction.ARGMIN;
    if (!position) {
      return new TensorType(result, c.arguments().get(0).dtype());
    }
    if (k.axes().size() != 1) {
      throw c.shapes("it takes exactly one axis");
    }
    c.staticAxis(k.axes().get(0));
    if (c.shape(0).extent(k.axes().get(0)) == 0) {
      throw c.shapes("an empty axis has no extreme");
    }
    return new TensorType(result, DType.INT);
  }

  private static TensorType gather(ShapeCheck c) {
    c.operands(2);
    indices(1, c);
    c.staticAxis(0);
    if (c.shape(0).isBatched()) {
      throw c.batch("the table has a fixed shape");
    }
    return new TensorType(stack(c.shape(1), c.shape(0), 1), c.arguments().get(0).dtype());
  }

  private static TensorType scatterAdd(NodeKind.ScatterAdd k, ShapeCheck c) {
    c.operands(2);
    indices(0, c);
    c.real(1);
    int rank = c.shape(0).rank();
    if (c.shape(1).rank() < rank
        || !c.shape(1).extents().subList(0, rank).equals(c.shape(0).extents())) {
      throw c.shapes("the values' shape must begin with the indices' shape");
    }
    Shape result = stack(Shape.of(k.extent()), c.shape(1), rank);
    if (result.isBatched()) {
      throw c.batch("the table has a fixed shape");
    }
    return new TensorType(c.valid(result), c.arguments().get(1).dtype());
  }

  private static TensorType oneHot(NodeKind.OneHot k, ShapeCheck c) {
    c.operands(1);
    indices(0, c);
    if (!k.dtype().isReal()) {
      throw c.types("the result must be real");
    }
    return new TensorType(c.valid(stack(c.shape(0), Shape.of(k.extent()), 0)), k.dtype());
  }

  private static void indices(int operand, ShapeCheck c) {
    if (c.arguments().get(operand).dtype() != DType.INT) {
      throw c.types("operand " + operand + " holds indices and must be int");
    }
  }

  /** The extents of {@code first}, then those of {@code second} from an axis on. */
  private static Shape stack(Shape first, Shape second, int from) {
    List<Integer> extents = new java.util.ArrayList<>(first.extents());
    extents.addAll(second.extents().subList(from, second.rank()));
    return new Shape(extents);
  }
}
