package dev.gradus.dsl.graph;

import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Local simplifications that change no bit of any result in either arithmetic. */
final class Canonical {
  private static final int DNEG = 119;

  private Canonical() {}

  /** A node that already stands for this operation, or an operation that does the same in one. */
  static Optional<Node> simplify(GraphBuilder b, NodeKind kind, List<Node> arguments) {
    if (arguments.isEmpty()) {
      return Optional.empty();
    }
    Node x = arguments.get(0);
    if (kind instanceof NodeKind.Elementwise k) {
      return elementwise(b.arithmetic(), k.op(), arguments);
    } else if (kind instanceof NodeKind.Cast k) {
      return x.dtype() == k.to() ? Optional.of(x) : Optional.empty();
    } else if (kind instanceof NodeKind.Transpose k) {
      return transpose(b, k, x);
    } else if (kind instanceof NodeKind.Reshape k) {
      return reshape(b, k, x);
    } else if (kind instanceof NodeKind.Expand k) {
      return expand(b, k, x);
    } else if (kind instanceof NodeKind.Slice k) {
      boolean whole = k.start() == 0 && k.step() == 1 && k.stop() == x.shape().extent(k.axis());
      return whole ? Optional.of(x) : Optional.empty();
    } else if (kind instanceof NodeKind.Pad k) {
      boolean nothing = k.before() == 0 && k.after() == 0 && k.between() == 0;
      return nothing ? Optional.of(x) : Optional.empty();
    } else if (kind instanceof NodeKind.Concat) {
      return arguments.size() == 1 ? Optional.of(x) : Optional.empty();
    }
    return Optional.empty();
  }

  private static Optional<Node> elementwise(
      Arithmetic arithmetic, ScalarOp op, List<Node> arguments) {
    Node x = arguments.get(0);
    if (op.arity() == 1) {
      boolean negations = negates(arithmetic, op) && isApplied(x, op);
      return negations ? Optional.of(x.argument(0)) : Optional.empty();
    }
    OptionalDouble neutral = op.neutral();
    if (op.arity() != 2 || neutral.isEmpty()) {
      return Optional.empty();
    }
    if (isFilledWith(arguments.get(1), neutral.getAsDouble())) {
      return Optional.of(x);
    }
    boolean swapped = op.commutative() && isFilledWith(x, neutral.getAsDouble());
    return swapped ? Optional.of(arguments.get(1)) : Optional.empty();
  }

  private static boolean negates(Arithmetic arithmetic, ScalarOp op) {
    return op.realisation(arithmetic) instanceof Realisation.Opcode o && o.doubleOpcode() == DNEG;
  }

  private static boolean isApplied(Node n, ScalarOp op) {
    return n.kind() instanceof NodeKind.Elementwise e && e.op() == op;
  }

  private static boolean isFilledWith(Node n, double value) {
    Node scalar = n.kind() instanceof NodeKind.Expand ? n.argument(0) : n;
    return scalar.kind() instanceof NodeKind.Constant c
        && c.values().length() == 1
        && Double.compare(c.values().get(0), value) == 0;
  }

  private static Optional<Node> transpose(GraphBuilder b, NodeKind.Transpose k, Node x) {
    if (isCounting(k.permutation())) {
      return Optional.of(x);
    }
    if (!(x.kind() instanceof NodeKind.Transpose inner)) {
      return Optional.empty();
    }
    List<Integer> both = new ArrayList<>();
    k.permutation().forEach(axis -> both.add(inner.permutation().get(axis)));
    return Optional.of(b.transpose(x.argument(0), both));
  }

  private static Optional<Node> reshape(GraphBuilder b, NodeKind.Reshape k, Node x) {
    if (k.shape().equals(x.shape())) {
      return Optional.of(x);
    }
    return x.kind() instanceof NodeKind.Reshape
        ? Optional.of(b.reshape(x.argument(0), k.shape()))
        : Optional.empty();
  }

  private static Optional<Node> expand(GraphBuilder b, NodeKind.Expand k, Node x) {
    if (k.shape().equals(x.shape())) {
      return Optional.of(x);
    }
    if (!(x.kind() instanceof NodeKind.Expand inner)) {
      return Optional.empty();
    }
    List<Integer> both = new ArrayList<>();
    inner.axes().forEach(axis -> both.add(k.axes().get(axis)));
    return Optional.of(b.expand(x.argument(0), k.shape(), both));
  }

  private static boolean isCounting(List<Integer> list) {
    return IntStream.range(0, list.size()).allMatch(i -> list.get(i) == i);
  }
}
