package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ActivationOps;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.Interval;
import dev.gradus.dsl.op.LogicOps;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Adds random nodes of every kind to a graph. What is chosen depends on the random numbers and on
 * shapes only, never on element types: the same seed gives the same graph in double and in float.
 */
final class RandomNodes {
  /** Defined everywhere and tame; the others get operands inside their domain. */
  private static final List<ScalarOp> EVERYWHERE =
      List.of(
          ArithmeticOps.ADD,
          ArithmeticOps.SUBTRACT,
          ArithmeticOps.MULTIPLY,
          ArithmeticOps.MULTIPLY,
          ArithmeticOps.SQUARE,
          ArithmeticOps.NEGATE,
          ArithmeticOps.MAX,
          ArithmeticOps.MIN,
          ArithmeticOps.FMA,
          ActivationOps.RELU,
          ActivationOps.SIGMOID,
          TrigonometricOps.TANH,
          TrigonometricOps.SIN);

  private static final List<ScalarOp> REAL =
      Catalogue.all().stream()
          .filter(op -> op.kind() == ScalarOp.Kind.REAL && !op.name().equals("stopGradient"))
          .toList();

  private static final List<ScalarOp> COMPARISONS =
      List.of(
          ComparisonOps.LESS,
          ComparisonOps.GREATER,
          ComparisonOps.LESS_EQUAL,
          ComparisonOps.NOT_EQUAL);

  final GraphBuilder b;
  final SplittableRandom random;
  final RandomShapes shapes;
  final DType dtype;
  final boolean mixed;
  final boolean batched;

  /** Real nodes, oldest first. */
  final List<Node> reals = new ArrayList<>();

  /** Real inputs: no parameter reaches them. */
  final List<Node> data = new ArrayList<>();

  /** INT nodes and one more than the greatest index in each. */
  final List<Indices> indices = new ArrayList<>();

  record Indices(Node node, int bound) {}

  /**
   * @param dtype usual element type
   * @param mixed whether conversions to the other real type take place
   * @param batched whether there is a batch
   */
  RandomNodes(
      GraphBuilder b, SplittableRandom random, DType dtype, boolean mixed, boolean batched) {
    this.b = b;
    this.random = random;
    this.shapes = new RandomShapes(random);
    this.dtype = dtype;
    this.mixed = mixed;
    this.batched = batched;
  }

  void grow(int steps, int scans) {
    RandomViews views = new RandomViews(this);
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(scans > 0 ? 21 : 20)) {
        case 0, 1, 2, 3 -> everywhere();
        case 4, 5, 6 -> catalogue();
        case 7 -> select();
        case 8, 9 -> reduce();
        case 10, 11 -> contract();
        case 12, 13, 14, 15 -> views.add();
        case 16 -> normalise();
        case 17 -> new RandomTables(this).add();
        case 18 -> cast();
        case 19 -> apart();
        default -> new RandomScan(this).add(scans - 1);
      }
    }
  }

  /** A real node, rather a young one. */
  Node pick() {
    int n = reals.size();
    return reals.get(Math.max(random.nextInt(n), random.nextInt(n)));
  }

  /** Takes a node up, unless a row of it is too large or the batch axis is not the first. */
  void keep(Node n) {
    if (RandomShapes.fits(n.shape()) && n.shape().batchAxis() <= 0) {
      reals.add(n);
    }
  }

  /** Keeps a result that may be large in a form that is not. */
  private void keepTame(Node n) {
    keep(random.nextBoolean() ? b.apply(TrigonometricOps.TANH, times(n, 0.5)) : n);
  }

  Node times(Node n, double factor) {
    return b.apply(ArithmeticOps.MULTIPLY, n, b.full(factor, n.shape(), n.dtype()));
  }

  Node plus(Node n, double summand) {
    return b.apply(ArithmeticOps.ADD, n, b.full(summand, n.shape(), n.dtype()));
  }

  /** A node in another shape and type: axes that do not fit are averaged, missing ones repeated. */
  Node fit(Node n, Shape shape, DType type) {
    int added = shape.rank() - n.shape().rank();
    List<Integer> reduced = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int axis = 0; axis < n.shape().rank(); axis++) {
      int extent = n.shape().extent(axis);
      boolean fits = axis + added >= 0 && (extent == 1 || extent == shape.extent(axis + added));
      if (fits) {
        places.add(axis + added);
      } else {
        reduced.add(axis);
      }
    }
    Node sum = b.sum(n, reduced);
    for (int axis : reduced) {
      int extent = n.shape().extent(axis);
      sum = extent == Shape.BATCH ? overBatch(sum) : times(sum, 1.0 / Math.max(1, extent));
    }
    return b.expand(to(sum, type), shape, places);
  }

  Node overBatch(Node n) {
    return b.apply(ArithmeticOps.DIVIDE, n, b.broadcast(b.batchSize(n.dtype()), n.shape()));
  }

  Node to(Node n, DType type) {
    return b.cast(n, mixed ? type : dtype);
  }

  private void everywhere() {
    ScalarOp op = EVERYWHERE.get(random.nextInt(EVERYWHERE.size()));
    Node first = pick();
    Node[] operands = new Node[op.arity()];
    operands[0] = first;
    for (int i = 1; i < operands.length; i++) {
      operands[i] = fit(pick(), first.shape(), first.dtype());
    }
    keepTame(b.apply(op, operands));
  }

  private void catalogue() {
    ScalarOp op = REAL.get(random.nextInt(REAL.size()));
    Node first = pick();
    Node[] operands = new Node[op.arity()];
    for (int i = 0; i < operands.length; i++) {
      Node x = i == 0 ? first : fit(pick(), first.shape(), first.dtype());
      Interval interior = op.interior(i);
      operands[i] =
          op.refuses(i)
              ? b.full(Math.rint(interior.at(0.6)), x.shape(), x.dtype())
              : inside(interior, x);
    }
    keepTame(b.apply(op, operands));
  }

  private Node inside(Interval interval, Node x) {
    Node share = b.apply(ActivationOps.SIGMOID, x);
    return plus(times(share, interval.high() - interval.low()), interval.low());
  }

  Node truth(Shape shape) {
    Node x = fit(pick(), shape, dtype);
    Node y = fit(pick(), shape, dtype);
    Node less = b.apply(COMPARISONS.get(random.nextInt(COMPARISONS.size())), x, plus(y, 0.1));
    return switch (random.nextInt(4)) {
      case 0 -> b.apply(LogicOps.OR, less, b.apply(ComparisonOps.GREATER, y, times(x, -2)));
      case 1 -> b.apply(LogicOps.NOT, less);
      default -> less;
    };
  }

  /** A choice; sometimes one whose branch not taken is singular. */
  private void select() {
    Node x = pick();
    Node other = fit(pick(), x.shape(), x.dtype());
    if (random.nextBoolean()) {
      keep(b.apply(SelectionOps.SELECT, truth(x.shape()), x, other));
      return;
    }
    Node limit = b.full(0.25, x.shape(), x.dtype());
    Node root = b.apply(ArithmeticOps.SQRT, b.apply(ArithmeticOps.SUBTRACT, x, limit));
    Node pole = b.apply(ArithmeticOps.DIVIDE, other, b.apply(ArithmeticOps.MAX, x, limit));
    Node above = b.apply(ComparisonOps.GREATER, x, limit);
    keep(b.apply(SelectionOps.SELECT, above, b.apply(ArithmeticOps.ADD, root, pole), other));
  }

  private void cast() {
    Node x = pick();
    if (random.nextBoolean()) {
      keep(to(x, x.dtype() == DType.DOUBLE ? DType.FLOAT : DType.DOUBLE));
    } else {
      keep(b.cast(truth(x.shape()), dtype));
    }
  }

  /** What the other nodes do not reach: calls of methods, and data that gradients pass by. */
  private void apart() {
    if (random.nextBoolean()) {
      new RandomCalls(this).add();
    } else if (!data.isEmpty()) {
      keep(b.apply(SelectionOps.STOP_GRADIENT, data.get(random.nextInt(data.size()))));
    }
  }

  private void reduce() {
    Node x = pick();
    if (x.shape().isScalar()) {
      return;
    }
    List<Integer> axes = shapes.someAxes(x.shape());
    boolean empty = axes.stream().anyMatch(a -> x.shape().extent(a) == 0);
    switch (random.nextInt(empty ? 3 : 6)) {
      case 0, 1, 2 -> keepTame(b.sum(x, axes));
      case 3 -> keep(b.reduce(Reduction.MAX, x, axes));
      case 4 -> keep(b.reduce(Reduction.MIN, x, axes));
      default -> position(x);
    }
  }

  private void position(Node x) {
    int axis = shapes.staticAxis(x.shape());
    if (axis < 0 || x.shape().extent(axis) == 0) {
      return;
    }
    Reduction kind = random.nextBoolean() ? Reduction.ARGMAX : Reduction.ARGMIN;
    Node where = b.reduce(kind, x, List.of(axis));
    indices.add(new Indices(where, x.shape().extent(axis)));
    keep(b.cast(where, dtype));
  }

  /** What normalisation over the batch does: two reductions on the path, one behind the other. */
  private void normalise() {
    Node x = pick();
    int batch = x.shape().batchAxis();
    if (batch < 0) {
      return;
    }
    Node mean = overBatch(b.sum(x, List.of(batch)));
    List<Integer> others =
        IntStream.range(0, x.shape().rank()).filter(a -> a != batch).boxed().toList();
    Node centred = b.apply(ArithmeticOps.SUBTRACT, x, b.expand(mean, x.shape(), others));
    Node squares = b.apply(ArithmeticOps.SQUARE, centred);
    Node deviation =
        b.apply(ArithmeticOps.SQRT, plus(overBatch(b.sum(squares, List.of(batch))), 0.25));
    if (random.nextInt(3) == 0) {
      keep(deviation);
    } else {
      keep(b.apply(ArithmeticOps.DIVIDE, centred, b.expand(deviation, x.shape(), others)));
    }
  }

  private void contract() {
    Node x = turned(pick());
    Node y = turned(to(pick(), x.dtype()));
    List<Integer> left = shapes.permutation(x.shape().rank());
    List<Integer> right = new ArrayList<>();
    List<Integer> result = new ArrayList<>(left);
    int next = left.size();
    for (int axis = 0; axis < y.shape().rank(); axis++) {
      int extent = y.shape().extent(axis);
      int partner = partner(x.shape(), extent, left, right);
      boolean batch = extent == Shape.BATCH;
      if (partner < 0 || !batch && random.nextInt(4) == 0) {
        right.add(next);
        result.add(next++);
      } else {
        right.add(partner);
        if (random.nextInt(3) > 0) {
          result.remove((Integer) partner);
        }
      }
    }
    shapes.shuffle(result);
    result.sort(
        Comparator.comparing(label -> !isBatch(label, left, x) && !isBatch(label, right, y)));
    Node product = b.contract(x, y, left, right, result);
    keepTame(product);
  }

  /** The batch axis stands first, but for operands of contractions. */
  private Node turned(Node n) {
    return random.nextInt(4) == 0 ? b.transpose(n, shapes.permutation(n.shape().rank())) : n;
  }

  private static boolean isBatch(int label, List<Integer> labels, Node n) {
    int axis = labels.indexOf(label);
    return axis >= 0 && n.shape().extent(axis) == Shape.BATCH;
  }

  /** A label of an equal extent that is not in use yet, or -1. */
  private static int partner(Shape shape, int extent, List<Integer> left, List<Integer> used) {
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (shape.extent(axis) == extent && !used.contains(left.get(axis))) {
        return left.get(axis);
      }
    }
    return -1;
  }
}
