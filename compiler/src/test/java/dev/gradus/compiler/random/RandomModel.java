package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A random objective with random outputs, its signature, and random arguments for it. */
record RandomModel(Graph graph, Signature signature) {
  private static final int INDEX_BOUND = 2;

  /**
   * The model of a seed. In every arithmetic and element type it has the same structure.
   *
   * @param mixed whether float and double meet inside
   */
  static RandomModel of(long seed, Arithmetic arithmetic, DType dtype, boolean mixed) {
    return new Builder(seed, arithmetic, dtype, mixed).build();
  }

  /** Whether a method is called, which the scalar tape does not record. */
  boolean calls() {
    return GraphPrinter.print(graph).contains(RandomCalls.class.getSimpleName());
  }

  private static final class Builder {
    private final SplittableRandom random;
    private final DType dtype;
    private final GraphBuilder b;
    private final RandomNodes nodes;
    private final List<Node> inputs = new ArrayList<>();
    private final List<Signature.Parameter> parameters = new ArrayList<>();
    private final List<Signature.Input> declared = new ArrayList<>();
    private final List<Signature.Output> outputs = new ArrayList<>();
    private final boolean batched;

    Builder(long seed, Arithmetic arithmetic, DType dtype, boolean mixed) {
      random = new SplittableRandom(seed);
      batched = random.nextInt(4) > 0;
      this.dtype = dtype;
      b = new GraphBuilder(arithmetic);
      nodes = new RandomNodes(b, random, dtype, mixed, batched);
    }

    RandomModel build() {
      int count = 2 + random.nextInt(3);
      for (int p = 0; p < count; p++) {
        parameter(p, p > 1 && random.nextInt(4) == 0);
      }
      int real = random.nextInt(3);
      for (int i = 0; i < real; i++) {
        input(DType.DOUBLE, batched && random.nextInt(5) > 0);
      }
      input(DType.INT, batched && random.nextInt(5) > 0);
      nodes.grow(4 + random.nextInt(22), 2);
      List<Node> results = new ArrayList<>(List.of(objective()));
      IntStream.range(0, 2).forEach(i -> output(nodes.pick(), results));
      Signature s = new Signature("random", dtype, b.arithmetic(), parameters, declared, outputs);
      return new RandomModel(Rewrites.apply(b.build(inputs, results)), s);
    }

    private void parameter(int p, boolean frozen) {
      Shape shape = nodes.shapes.shape(false);
      double[] initial = new double[shape.size()];
      Arrays.setAll(initial, i -> (float) random.nextDouble(-1, 1));
      parameters.add(new Signature.Parameter("p" + p, shape.extents(), initial, frozen));
      Node node = b.parameter(p, "p" + p, shape, dtype);
      inputs.add(node);
      nodes.reals.add(node);
    }

    private void input(DType type, boolean rows) {
      int index = declared.size();
      Shape shape = nodes.shapes.shape(rows);
      Shape row = rows ? shape.without(List.of(0)) : shape;
      DType given = type == DType.INT ? type : dtype;
      declared.add(new Signature.Input("x" + index, given, row.extents(), rows));
      Node node = b.input(index, "x" + index, shape, given);
      inputs.add(node);
      if (type == DType.INT) {
        nodes.indices.add(new RandomNodes.Indices(node, INDEX_BOUND));
      } else {
        nodes.reals.add(node);
        nodes.data.add(node);
      }
    }

    /** A weighted sum of the last nodes and a little of every parameter. */
    private Node objective() {
      Node sum = b.constant(0, dtype);
      List<Node> reals = nodes.reals;
      for (int i = Math.max(0, reals.size() - 5); i < reals.size(); i++) {
        sum = b.apply(ArithmeticOps.ADD, sum, term(reals.get(i), 1 - 0.125 * (i % 5)));
      }
      for (Node n : inputs.subList(0, parameters.size())) {
        sum = b.apply(ArithmeticOps.ADD, sum, term(b.apply(ArithmeticOps.SQUARE, n), 0.0625));
      }
      return sum;
    }

    private Node term(Node n, double factor) {
      double[] weights = new double[n.shape().size()];
      Arrays.setAll(weights, i -> factor * (1 - 0.25 * (i % 4)));
      boolean rows = n.shape().isBatched();
      Shape row = rows ? n.shape().without(List.of(n.shape().batchAxis())) : n.shape();
      List<Integer> kept =
          IntStream.range(0, n.shape().rank())
              .filter(axis -> axis != n.shape().batchAxis())
              .boxed()
              .toList();
      Node weight = b.expand(b.constant(weights, row, n.dtype()), n.shape(), kept);
      Node weighted = b.apply(ArithmeticOps.MULTIPLY, n, weight);
      Node total = b.sum(weighted, IntStream.range(0, n.shape().rank()).boxed().toList());
      return b.cast(rows ? nodes.overBatch(total) : total, dtype);
    }

    private void output(Node n, List<Node> results) {
      if (n.shape().batchAxis() <= 0 && n.dtype() == dtype) {
        boolean rows = n.shape().isBatched();
        Shape row = rows ? n.shape().without(List.of(0)) : n.shape();
        String name = "y" + outputs.size();
        outputs.add(new Signature.Output(name, n.dtype(), row.extents(), rows));
        results.add(n);
      }
    }
  }

  /** A workspace with random numbers, all of them exact in float. */
  static Workspace arguments(Layout layout, int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Workspace w = new Workspace(layout);
    w.setBatch(batch);
    Signature s = layout.signature();
    for (int p = 0; p < s.parameters().size(); p++) {
      double[] values = new double[s.parameters().get(p).size()];
      Arrays.setAll(values, i -> (float) random.nextDouble(-1, 1));
      w.setParameter(p, values);
    }
    for (int i = 0; i < s.inputs().size(); i++) {
      Signature.Input input = s.inputs().get(i);
      int size = input.size() * (input.batched() ? batch : 1);
      if (input.dtype() == DType.INT) {
        w.bind(i, random.ints(size, 0, INDEX_BOUND).toArray());
        continue;
      }
      float[] values = new float[size];
      for (int j = 0; j < size; j++) {
        values[j] = (float) random.nextDouble(-1, 1);
      }
      if (input.dtype() == DType.FLOAT) {
        w.bind(i, values);
      } else {
        w.bind(i, IntStream.range(0, size).mapToDouble(j -> values[j]).toArray());
      }
    }
    return w;
  }
}
