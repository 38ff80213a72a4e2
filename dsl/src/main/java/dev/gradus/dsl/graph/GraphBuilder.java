package dev.gradus.dsl.graph;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Builds a graph node by node. Equal operations on equal operands are one node; shapes and element
 * types are inferred and checked on the spot, so that an error names the line that wrote it. Not
 * thread safe.
 */
public final class GraphBuilder {
  private final Arithmetic arithmetic;
  private final List<Node> nodes = new ArrayList<>();
  private final Map<Key, Node> known = new HashMap<>();
  private SourceLine here = SourceLine.NONE;

  /**
   * What makes nodes the same: their kind and their arguments, which are objects of this builder.
   */
  private static final class Key {
    private final NodeKind kind;
    private final List<Node> arguments;
    private final int hash;

    Key(NodeKind kind, List<Node> arguments) {
      this.kind = kind;
      this.arguments = List.copyOf(arguments);
      int code = kind.hashCode();
      for (int i = 0; i < arguments.size(); i++) {
        code = 31 * code + arguments.get(i).id();
      }
      hash = code;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && hash == key.hash
          && arguments.equals(key.arguments)
          && kind.equals(key.kind);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  public GraphBuilder(Arithmetic arithmetic) {
    this.arithmetic = arithmetic;
  }

  public Arithmetic arithmetic() {
    return arithmetic;
  }

  /** The nodes so far, arguments before users; ids are positions in this list. */
  public List<Node> nodes() {
    return List.copyOf(nodes);
  }

  /** Sets the source line of nodes added from now on without one of their own. */
  public GraphBuilder at(SourceLine line) {
    here = line;
    return this;
  }

  /** The node for an operation on nodes of this builder: a known one, or a new one. */
  public Node add(NodeKind kind, List<Node> arguments) {
    return add(kind, arguments, here);
  }

  /**
   * The node for an operation on nodes of this builder: a known one, or a new one.
   *
   * @throws dev.gradus.runtime.GradusException if the operands' shapes or types do not fit
   */
  public Node add(NodeKind kind, List<Node> arguments, SourceLine source) {
    for (int i = 0; i < arguments.size(); i++) {
      own(arguments.get(i), source);
    }
    Key key = new Key(kind, arguments);
    Node old = known.get(key);
    if (old != null) {
      return old;
    }
    if (kind instanceof NodeKind.Scan scan && scan.body().arithmetic() != arithmetic) {
      throw new IllegalArgumentException("a scan body in another arithmetic");
    }
    TensorType type = ShapeRule.infer(kind, arguments, source);
    Optional<Node> simpler = canonical(kind, arguments, source);
    Node n = simpler.isPresent() ? simpler.get() : fresh(kind, arguments, type, source);
    known.put(key, n);
    return n;
  }

  private Optional<Node> canonical(NodeKind kind, List<Node> arguments, SourceLine source) {
    SourceLine outer = here;
    here = source;
    try {
      return Canonical.simplify(this, kind, arguments);
    } finally {
      here = outer;
    }
  }

  private Node fresh(NodeKind kind, List<Node> arguments, TensorType type, SourceLine source) {
    Node n = new Node(nodes.size(), kind, arguments, type.shape(), type.dtype(), source);
    nodes.add(n);
    return n;
  }

  private void own(Node n, SourceLine where) {
    if (n.id() >= nodes.size() || nodes.get(n.id()) != n) {
      throw Problem.FOREIGN_TENSOR.exception(GraphPrinter.line(n), where);
    }
  }

  /** Trained tensor number {@code index} of the signature. */
  public Node parameter(int index, String name, Shape shape, DType dtype) {
    return leaf(new NodeKind.Parameter(index, name), shape, dtype, here);
  }

  /** Input number {@code index} of the signature (of a scan body: operand number). */
  public Node input(int index, String name, Shape shape, DType dtype) {
    return leaf(new NodeKind.Input(index, name), shape, dtype, here);
  }

  private Node leaf(NodeKind kind, Shape shape, DType dtype, SourceLine source) {
    Key key = new Key(kind, List.of());
    Node old = known.get(key);
    if (old == null) {
      new ShapeCheck(kind, List.of(), source).valid(shape);
      old = fresh(kind, List.of(), new TensorType(shape, dtype), source);
      known.put(key, old);
    } else if (!old.shape().equals(shape) || old.dtype() != dtype) {
      throw new IllegalArgumentException(kind + " was declared with another type");
    }
    return old;
  }

  /** A scalar; rounded to float if that is its type. */
  public Node constant(double value, DType dtype) {
    return constant(new double[] {value}, Shape.SCALAR, dtype);
  }

  /** A literal tensor, row-major; rounded to float if that is its type. */
  public Node constant(double[] values, Shape shape, DType dtype) {
    double[] stored = values.clone();
    if (dtype == DType.FLOAT) {
      Arrays.setAll(stored, i -> (float) values[i]);
    }
    return add(new NodeKind.Constant(Literal.of(stored), shape, dtype), List.of());
  }

  /** One value everywhere; the shape may contain the batch. */
  public Node full(double value, Shape shape, DType dtype) {
    return expand(constant(value, dtype), shape, List.of());
  }

  public Node batchSize(DType dtype) {
    return add(new NodeKind.BatchSize(dtype), List.of());
  }

  public Node apply(ScalarOp op, Node... arguments) {
    return add(new NodeKind.Elementwise(op), List.of(arguments));
  }

  public Node cast(Node x, DType to) {
    return add(new NodeKind.Cast(to), List.of(x));
  }

  /** Reduction over ascending axes, which disappear; SUM over none is the operand itself. */
  public Node reduce(NodeKind.Reduction reduction, Node x, List<Integer> axes) {
    boolean sumOfNothing = axes.isEmpty() && reduction == NodeKind.Reduction.SUM;
    return sumOfNothing ? x : add(new NodeKind.Reduce(reduction, axes), List.of(x));
  }

  public Node sum(Node x, List<Integer> axes) {
    return reduce(NodeKind.Reduction.SUM, x, axes);
  }

  public Node contract(
      Node a, Node b, List<Integer> left, List<Integer> right, List<Integer> result) {
    return add(new NodeKind.Contract(left, right, result), List.of(a, b));
  }

  public Node reshape(Node x, Shape shape) {
    return add(new NodeKind.Reshape(shape), List.of(x));
  }

  public Node transpose(Node x, List<Integer> permutation) {
    return add(new NodeKind.Transpose(permutation), List.of(x));
  }

  public Node expand(Node x, Shape shape, List<Integer> axes) {
    return add(new NodeKind.Expand(shape, axes), List.of(x));
  }

  /** Expands with the last axes aligned, as NumPy broadcasts. */
  public Node broadcast(Node x, Shape shape) {
    int added = shape.rank() - x.shape().rank();
    return expand(
        x, shape, IntStream.range(0, x.shape().rank()).map(i -> i + added).boxed().toList());
  }

  public Node slice(Node x, int axis, int start, int stop, int step) {
    return add(new NodeKind.Slice(axis, start, stop, step), List.of(x));
  }

  public Node pad(Node x, int axis, int before, int after, int between) {
    return add(new NodeKind.Pad(axis, before, after, between), List.of(x));
  }

  public Node concat(int axis, List<Node> parts) {
    return add(new NodeKind.Concat(axis), parts);
  }

  public Node gather(Node table, Node indices) {
    return add(new NodeKind.Gather(), List.of(table, indices));
  }

  public Node scatterAdd(Node indices, Node values, int extent) {
    return add(new NodeKind.ScatterAdd(extent), List.of(indices, values));
  }

  public Node oneHot(Node indices, int extent, DType dtype) {
    return add(new NodeKind.OneHot(extent, dtype), List.of(indices));
  }

  /** A scan and all its results: final carries, then stacked per-step results. */
  public List<Node> scan(NodeKind.Scan kind, List<Node> arguments) {
    Node scan = add(kind, arguments);
    return IntStream.range(0, kind.body().outputs().size())
        .mapToObj(i -> add(new NodeKind.Pick(i), List.of(scan)))
        .toList();
  }

  /**
   * Imports every node of another graph.
   *
   * @param replacements nodes of this builder to put in place of nodes of the other graph
   * @return for every node of the other graph the node of this builder
   */
  public Map<Node, Node> copyInto(Graph other, Map<Node, Node> replacements) {
    Map<Node, Node> copies = new LinkedHashMap<>(replacements);
    for (Node n : other.nodes()) {
      if (!copies.containsKey(n)) {
        Node[] arguments = new Node[n.arguments().size()];
        for (int i = 0; i < arguments.length; i++) {
          arguments[i] = copies.get(n.argument(i));
        }
        copies.put(n, copy(n, List.of(arguments)));
      }
    }
    return copies;
  }

  /** A node with another graph's kind, type and line, on nodes of this builder. */
  public Node copy(Node original, List<Node> arguments) {
    if (original.kind() instanceof NodeKind.Parameter
        || original.kind() instanceof NodeKind.Input) {
      return leaf(original.kind(), original.shape(), original.dtype(), original.source());
    }
    return add(original.kind(), arguments, original.source());
  }

  /**
   * The graph of everything that the outputs need; inputs are kept though unused. Nodes are new
   * objects, numbered densely in the order in which they were added.
   *
   * @throws dev.gradus.runtime.GradusException if the outputs read something that is not an input
   */
  public Graph build(List<Node> inputs, List<Node> outputs) {
    inputs.forEach(n -> own(n, here));
    outputs.forEach(n -> own(n, here));
    return part(arithmetic, nodes, inputs, outputs);
  }

  /** The part of a graph that computes some of its nodes; the inputs stay. */
  public static Graph extract(Graph graph, List<Node> outputs) {
    return part(graph.arithmetic(), graph.nodes(), graph.inputs(), outputs);
  }

  private static Graph part(
      Arithmetic arithmetic, List<Node> nodes, List<Node> inputs, List<Node> outputs) {
    boolean[] needed = reach(nodes, inputs, outputs);
    Node[] kept = new Node[nodes.size()];
    List<Node> dense = new ArrayList<>();
    for (Node n : nodes) {
      if (needed[n.id()]) {
        Node copy =
            new Node(dense.size(), n.kind(), n.arguments(kept), n.shape(), n.dtype(), n.source());
        kept[n.id()] = copy;
        dense.add(copy);
      }
    }
    List<Node> in = inputs.stream().map(n -> kept[n.id()]).toList();
    Set<Node> declared = new HashSet<>(in);
    for (Node n : dense) {
      boolean reads = n.kind() instanceof NodeKind.Parameter || n.kind() instanceof NodeKind.Input;
      if (reads && !declared.contains(n)) {
        throw Problem.UNDECLARED_INPUT.exception(KindText.attributes(n.kind()), n.source());
      }
    }
    return new Graph(arithmetic, in, dense, outputs.stream().map(n -> kept[n.id()]).toList());
  }

  private static boolean[] reach(List<Node> nodes, List<Node> inputs, List<Node> outputs) {
    boolean[] needed = new boolean[nodes.size()];
    for (List<Node> list : List.of(inputs, outputs)) {
      for (Node n : list) {
        needed[n.id()] = true;
      }
    }
    for (int id = nodes.size() - 1; id >= 0; id--) {
      if (needed[id]) {
        List<Node> arguments = nodes.get(id).arguments();
        for (int i = 0; i < arguments.size(); i++) {
          needed[arguments.get(i).id()] = true;
        }
      }
    }
    return needed;
  }
}
