package dev.gradus.compiler;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A weighted sum of operators, each on parameters of its own, as graph and signature. */
record OperatorModel(Graph graph, Signature signature) {

  /** Shapes of the first operand and of the others, which broadcast. */
  record Pattern(Shape first, Shape others) {
    @Override
    public String toString() {
      return first + " with " + others;
    }
  }

  static OperatorModel of(List<ScalarOp> ops, Pattern pattern, DType dtype, Arithmetic arithmetic) {
    return new Builder(pattern, dtype, arithmetic).build(ops);
  }

  private static final class Builder {
    private final GraphBuilder b;
    private final Pattern pattern;
    private final DType dtype;
    private final List<Node> inputs = new ArrayList<>();
    private final List<Signature.Parameter> parameters = new ArrayList<>();

    Builder(Pattern pattern, DType dtype, Arithmetic arithmetic) {
      this.b = new GraphBuilder(arithmetic);
      this.pattern = pattern;
      this.dtype = dtype;
    }

    OperatorModel build(List<ScalarOp> ops) {
      Node sum = b.constant(0, dtype);
      for (int k = 0; k < ops.size(); k++) {
        Node term = term(ops.get(k));
        Node weight = b.full(0.5 + 0.125 * k, term.shape(), dtype);
        Node weighted = b.apply(ArithmeticOps.MULTIPLY, term, weight);
        List<Integer> axes = IntStream.range(0, term.shape().rank()).boxed().toList();
        sum = b.apply(ArithmeticOps.ADD, sum, axes.isEmpty() ? weighted : b.sum(weighted, axes));
      }
      Signature s =
          new Signature("operators", dtype, b.arithmetic(), parameters, List.of(), List.of());
      return new OperatorModel(Rewrites.apply(b.build(inputs, List.of(sum))), s);
    }

    private Node term(ScalarOp op) {
      Node[] x = new Node[op.arity()];
      for (int i = 0; i < x.length; i++) {
        x[i] = operand(op, i);
      }
      Node result = b.apply(op, x);
      return result.dtype() == DType.BOOL
          ? b.apply(SelectionOps.SELECT, result, plain(op, 0), plain(op, 1))
          : result;
    }

    private Node operand(ScalarOp op, int i) {
      boolean truth =
          op.kind() == ScalarOp.Kind.LOGIC || op.kind() == ScalarOp.Kind.SELECT && i == 0;
      if (truth) {
        Node p = plain(op, i);
        return b.apply(ComparisonOps.GREATER, p, b.full(0.3, p.shape(), dtype));
      } else if (op.refuses(i)) {
        return b.full(Math.rint(op.interior(i).at(0.7)), pattern.first(), dtype);
      }
      return parameter(op, i, op.interior(i).low(), op.interior(i).high());
    }

    private Node plain(ScalarOp op, int i) {
      return parameter(op, 10 + i, -1, 1);
    }

    private Node parameter(ScalarOp op, int i, double low, double high) {
      Shape shape = i % 10 == 0 ? pattern.first() : pattern.others();
      int index = parameters.size();
      String name = op.name() + "." + i;
      SplittableRandom random = new SplittableRandom(name.hashCode());
      double[] values = new double[shape.size()];
      java.util.Arrays.setAll(values, k -> (float) random.nextDouble(low, high));
      parameters.add(new Signature.Parameter(name, shape.extents(), values, false));
      Node node = b.parameter(index, name, shape, dtype);
      inputs.add(node);
      return b.broadcast(node, pattern.first());
    }
  }
}
