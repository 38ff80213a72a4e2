package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ActivationOps;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Small models that together use every node kind. Each has parameters A (4, 3), v (3), table (5, 2)
 * and the frozen z (3), inputs X (BATCH, 3), S (BATCH, 4, 3) and k (BATCH) INT, and one output.
 */
final class TapeCases {
  static final int BATCH = Shape.BATCH;

  /** The tensors that cases start from. */
  record Leaves(
      GraphBuilder b, DType dtype, Node a, Node v, Node table, Node z, Node x, Node s, Node k) {
    Node map(ScalarOp op, Node... n) {
      return b.apply(op, n);
    }

    Node all(double value, Node like) {
      return b.full(value, like.shape(), dtype);
    }

    Node rows(Node row) {
      return b.broadcast(row, x.shape());
    }
  }

  /** Gives a tensor of any shape; the objective is a weighted sum of its elements. */
  interface Body {
    Node of(Leaves l);
  }

  private TapeCases() {}

  static Map<String, Body> all() {
    Map<String, Body> cases = new LinkedHashMap<>();
    cases.put("broadcast", l -> l.map(ArithmeticOps.MULTIPLY, l.x, l.rows(l.v)));
    cases.put("arithmetic", TapeCases::arithmetic);
    cases.put("functions", TapeCases::functions);
    cases.put("extremes", TapeCases::extremes);
    cases.put("select", TapeCases::select);
    cases.put("matrix vector", l -> l.b.contract(l.a, l.v, List.of(0, 1), List.of(1), List.of(0)));
    cases.put(
        "batch matrix", l -> l.b.contract(l.x, l.a, List.of(0, 1), List.of(2, 1), List.of(0, 2)));
    cases.put(
        "summed batch", l -> l.b.contract(l.s, l.x, List.of(0, 1, 2), List.of(0, 2), List.of(1)));
    cases.put("gram", TapeCases::gram);
    cases.put("outer", l -> l.b.contract(l.v, l.v, List.of(0), List.of(1), List.of(1, 0)));
    cases.put("long dot", TapeCases::longDot);
    cases.put("views", TapeCases::views);
    cases.put("sums", TapeCases::sums);
    cases.put("tables", TapeCases::tables);
    cases.put("scan", l -> scan(l, false));
    cases.put("reverse scan", l -> scan(l, true));
    cases.put("batch size", TapeCases::batchSize);
    cases.put("empty", TapeCases::empty);
    return cases;
  }

  private static Node arithmetic(Leaves l) {
    Node v = l.v;
    Node sum = l.map(ArithmeticOps.ADD, l.map(ArithmeticOps.SQUARE, v), l.all(0.3, v));
    Node ratio = l.map(ArithmeticOps.DIVIDE, l.map(ArithmeticOps.SUBTRACT, v, l.z), sum);
    Node root = l.map(ArithmeticOps.SQRT, sum);
    Node fused = l.map(ArithmeticOps.FMA, v, root, ratio);
    Node power = l.map(ArithmeticOps.POW, sum, l.all(1.7, v));
    return l.map(ArithmeticOps.NEGATE, l.map(ArithmeticOps.ADD, fused, power));
  }

  private static Node functions(Leaves l) {
    Node total = l.all(0, l.v);
    for (ScalarOp op :
        List.of(
            ExponentialOps.EXP,
            TrigonometricOps.TANH,
            TrigonometricOps.SIN,
            ActivationOps.SIGMOID,
            ActivationOps.SOFTPLUS,
            ActivationOps.GELU_TANH,
            ActivationOps.RELU,
            ArithmeticOps.ABS,
            ArithmeticOps.FLOOR)) {
      total = l.map(ArithmeticOps.ADD, total, l.map(op, l.v));
    }
    return l.map(
        ArithmeticOps.ADD, total, l.map(ExponentialOps.LOG, l.map(ExponentialOps.EXP, l.v)));
  }

  private static Node extremes(Leaves l) {
    GraphBuilder b = l.b;
    Node clipped =
        l.map(ArithmeticOps.MIN, l.map(ArithmeticOps.MAX, l.a, l.all(-0.5, l.a)), l.all(1, l.a));
    Node most = b.reduce(Reduction.MAX, clipped, List.of(0));
    Node least =
        b.reduce(Reduction.MIN, l.map(ArithmeticOps.MULTIPLY, l.x, l.rows(l.v)), List.of(0));
    Node position = b.reduce(Reduction.ARGMAX, l.a, List.of(0));
    return l.map(
        ArithmeticOps.ADD, l.map(ArithmeticOps.MULTIPLY, most, least), b.cast(position, l.dtype));
  }

  private static Node select(Leaves l) {
    Node positive = l.map(ComparisonOps.GREATER, l.a, l.all(0.2, l.a));
    Node safe = l.map(ArithmeticOps.SQRT, l.map(ArithmeticOps.SUBTRACT, l.a, l.all(0.2, l.a)));
    return l.map(SelectionOps.SELECT, positive, safe, l.map(ArithmeticOps.SQUARE, l.a));
  }

  private static Node gram(Leaves l) {
    Node y = l.map(ArithmeticOps.MULTIPLY, l.x, l.rows(l.v));
    return l.b.contract(y, l.x, List.of(0, 1), List.of(0, 2), List.of(1, 2));
  }

  private static Node longDot(Leaves l) {
    GraphBuilder b = l.b;
    Node wide = b.reshape(b.expand(l.a, Shape.of(4, 3, 2), List.of(0, 1)), Shape.of(24));
    Node other = l.map(ArithmeticOps.SQUARE, wide);
    return b.contract(wide, other, List.of(0), List.of(0), List.of());
  }

  private static Node views(Leaves l) {
    GraphBuilder b = l.b;
    Node t = b.transpose(l.a, List.of(1, 0));
    Node part = b.slice(t, 1, 0, 4, 2);
    Node padded = b.pad(part, 1, 1, 0, 1);
    Node both = b.concat(1, List.of(t, padded));
    return b.reshape(l.map(ArithmeticOps.MULTIPLY, both, both), Shape.of(24));
  }

  private static Node sums(Leaves l) {
    GraphBuilder b = l.b;
    Node y = l.map(ArithmeticOps.MULTIPLY, l.s, b.broadcast(l.a, l.s.shape()));
    Node rows = b.sum(y, List.of(1, 2));
    Node all = b.sum(y, List.of(0, 1, 2));
    Node columns = b.sum(y, List.of(0, 1));
    return l.map(
        ArithmeticOps.ADD,
        b.broadcast(all, l.v.shape()),
        l.map(ArithmeticOps.MULTIPLY, columns, b.broadcast(b.sum(rows, List.of(0)), l.v.shape())));
  }

  private static Node tables(Leaves l) {
    GraphBuilder b = l.b;
    Node rows = b.gather(l.table, l.k);
    Node hot = b.oneHot(l.k, 5, l.dtype);
    Node again = b.contract(hot, l.table, List.of(0, 1), List.of(1, 2), List.of(0, 2));
    return b.scatterAdd(l.k, l.map(ArithmeticOps.MULTIPLY, rows, again), 5);
  }

  private static Node scan(Leaves l, boolean reverse) {
    GraphBuilder inside = new GraphBuilder(l.b.arithmetic());
    Node state = inside.input(0, "state", Shape.of(BATCH, 3), l.dtype);
    Node step = inside.input(1, "step", Shape.of(BATCH, 3), l.dtype);
    Node weight = inside.input(2, "weight", Shape.of(3), l.dtype);
    Node mixed =
        inside.apply(ArithmeticOps.MULTIPLY, state, inside.broadcast(weight, state.shape()));
    Node next = inside.apply(TrigonometricOps.TANH, inside.apply(ArithmeticOps.ADD, mixed, step));
    Graph body = inside.build(List.of(state, step, weight), List.of(next, mixed));
    NodeKind.Scan kind = new NodeKind.Scan(body, 4, reverse, 1, 1, 1);
    List<Node> results = l.b.scan(kind, List.of(l.rows(l.v), l.s, l.v));
    return l.map(ArithmeticOps.ADD, results.get(0), l.b.sum(results.get(1), List.of(1)));
  }

  private static Node batchSize(Leaves l) {
    Node n = l.b.broadcast(l.b.batchSize(l.dtype), l.v.shape());
    return l.map(ArithmeticOps.DIVIDE, l.map(ArithmeticOps.SQUARE, l.v), n);
  }

  private static Node empty(Leaves l) {
    Node nothing = l.b.slice(l.a, 0, 2, 2, 1);
    Node square = l.map(ArithmeticOps.SQUARE, nothing);
    return l.map(ArithmeticOps.ADD, l.b.sum(square, List.of(0)), l.v);
  }

  /** The objective Σ (1 + i/10) y_i over the elements of the case's tensor y; output 1 is y. */
  static Graph graph(Body body, Arithmetic arithmetic, DType dtype) {
    GraphBuilder b = new GraphBuilder(arithmetic);
    Leaves l =
        new Leaves(
            b,
            dtype,
            b.parameter(0, "A", Shape.of(4, 3), dtype),
            b.parameter(1, "v", Shape.of(3), dtype),
            b.parameter(2, "table", Shape.of(5, 2), dtype),
            b.parameter(3, "z", Shape.of(3), dtype),
            b.input(0, "X", Shape.of(BATCH, 3), dtype),
            b.input(1, "S", Shape.of(BATCH, 4, 3), dtype),
            b.input(2, "k", Shape.of(BATCH), DType.INT));
    Node y = body.of(l);
    List<Integer> axes = new ArrayList<>();
    for (int axis = 0; axis < y.shape().rank(); axis++) {
      axes.add(axis);
    }
    int size = y.shape().size();
    double[] weights = new double[size];
    Arrays.setAll(weights, i -> 1 + i / 10.0);
    Shape row = y.shape().isBatched() ? y.shape().without(List.of(0)) : y.shape();
    Node weight = b.broadcast(b.constant(weights, row, dtype), y.shape());
    Node objective = b.sum(b.apply(ArithmeticOps.MULTIPLY, y, weight), axes);
    return b.build(List.of(l.a, l.v, l.table, l.z, l.x, l.s, l.k), List.of(objective, y));
  }

  static Signature signature(Graph g, DType dtype) {
    Random random = new Random(11);
    List<Signature.Parameter> parameters = new ArrayList<>();
    List<Signature.Input> inputs = new ArrayList<>();
    for (Node n : g.inputs()) {
      if (n.kind() instanceof NodeKind.Parameter p) {
        double[] initial = new double[n.shape().size()];
        Arrays.setAll(initial, i -> (float) random.nextGaussian());
        parameters.add(
            new Signature.Parameter(p.name(), n.shape().extents(), initial, p.name().equals("z")));
      } else if (n.kind() instanceof NodeKind.Input i) {
        Shape row = n.shape().without(List.of(0));
        inputs.add(new Signature.Input(i.name(), n.dtype(), row.extents(), true));
      }
    }
    Node y = g.outputs().get(1);
    Shape row = y.shape().isBatched() ? y.shape().without(List.of(0)) : y.shape();
    Signature.Output output =
        new Signature.Output("y", y.dtype(), row.extents(), y.shape().isBatched());
    return new Signature("case", dtype, g.arithmetic(), parameters, inputs, List.of(output));
  }

  /** Binds random inputs of some rows. */
  static void bind(Workspace w, DType dtype, int rows) {
    Random random = new Random(5);
    w.setBatch(rows);
    int[] index = new int[rows];
    Arrays.setAll(index, i -> random.nextInt(5));
    for (int input = 0; input < 2; input++) {
      double[] values = new double[rows * (input == 0 ? 3 : 12)];
      Arrays.setAll(values, i -> (float) random.nextGaussian());
      if (dtype == DType.DOUBLE) {
        w.bind(input, values);
      } else {
        float[] narrow = new float[values.length];
        for (int i = 0; i < narrow.length; i++) {
          narrow[i] = (float) values[i];
        }
        w.bind(input, narrow);
      }
    }
    w.bind(2, index);
  }
}
