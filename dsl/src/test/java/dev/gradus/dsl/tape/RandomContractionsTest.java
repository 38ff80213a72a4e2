package dev.gradus.dsl.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contractions and reductions of random layouts: every order of axes, every grouping of labels. */
class RandomContractionsTest {
  private static final int CASES = Integer.getInteger("gradus.random.cases", 300);
  private static final int[] EXTENTS = {1, 1, 2, 2, 3, 3, 0};

  @Test
  void bothTapesAgreeWithTheInterpreterAndWithEachOther() {
    for (int seed = 0; seed < CASES; seed++) {
      Random random = new Random(seed);
      Arithmetic arithmetic = random.nextBoolean() ? Arithmetic.STRICT : Arithmetic.FAST;
      DType dtype = random.nextBoolean() ? DType.DOUBLE : DType.FLOAT;
      compare(
          seed % 3 == 0
              ? reduction(random, arithmetic, dtype)
              : product(random, arithmetic, dtype));
    }
  }

  private static void compare(Graph g) {
    DType dtype = g.outputs().get(0).dtype();
    Signature s = signature(g, dtype);
    ScalarTape scalars = new ScalarTape(g, s);
    TensorTape tensors = new TensorTape(g, s);
    Workspace w = scalars.newWorkspace();
    Workspace v = tensors.newWorkspace();
    w.setBatch(1);
    v.setBatch(1);
    List<TensorValue> expected = Interpreter.run(g, WorkspaceValues.inputs(g, w), 1);
    String graph = GraphPrinter.print(g);
    double value = expected.get(0).get(0);
    assertThat(scalars.valueAndGradient(w)).as(graph).isEqualTo(value);
    assertThat(tensors.valueAndGradient(v)).as(graph).isEqualTo(value);
    tensors.outputs(v);
    TensorValue y = expected.get(1);
    for (int i = 0; i < y.length(); i++) {
      double given =
          dtype == DType.DOUBLE
              ? v.doubles[v.doubles.length - 1][i]
              : v.floats[v.floats.length - 1][i];
      assertThat(given).as(graph).isEqualTo(y.get(i));
    }
    double tolerance = dtype == DType.DOUBLE ? 1e-10 : 1e-2;
    for (int p = 0; p < s.parameters().size(); p++) {
      assertThat(v.gradient(p)).as(graph).containsExactly(w.gradient(p), within(tolerance));
    }
  }

  /** Two tensors of up to five labels each, multiplied and summed. */
  private static Graph product(Random random, Arithmetic arithmetic, DType dtype) {
    int[] extents = IntStream.range(0, 6).map(l -> extent(random)).toArray();
    extents[random.nextInt(extents.length)] = 17; // more than what is summed in order
    List<Integer> left = new ArrayList<>();
    List<Integer> right = new ArrayList<>();
    List<Integer> result = new ArrayList<>();
    for (int label = 0; label < extents.length; label++) {
      int place = random.nextInt(5);
      if (place == 0 || place == 2 || place == 3) {
        left.add(label);
      }
      if (place == 1 || place == 2 || place == 3) {
        right.add(label);
      }
      if (place < 3) {
        result.add(label);
      }
    }
    Collections.shuffle(left, random);
    Collections.shuffle(right, random);
    Collections.shuffle(result, random);
    GraphBuilder b = new GraphBuilder(arithmetic);
    Node x = b.parameter(0, "x", shape(left, extents), dtype);
    Node y = b.parameter(1, "y", shape(right, extents), dtype);
    return objective(b, List.of(x, y), b.contract(x, y, left, right, result));
  }

  private static int extent(Random random) {
    return EXTENTS[random.nextInt(EXTENTS.length)];
  }

  private static Shape shape(List<Integer> labels, int[] extents) {
    return new Shape(labels.stream().map(l -> extents[l]).toList());
  }

  /** One tensor of up to four axes, some of them reduced. */
  private static Graph reduction(Random random, Arithmetic arithmetic, DType dtype) {
    int rank = 1 + random.nextInt(4);
    List<Integer> axes = new ArrayList<>();
    List<Integer> extents = new ArrayList<>();
    for (int axis = 0; axis < rank; axis++) {
      extents.add(extent(random));
      if (random.nextBoolean()) {
        axes.add(axis);
      }
    }
    extents.set(random.nextInt(rank), 17);
    GraphBuilder b = new GraphBuilder(arithmetic);
    Node x = b.parameter(0, "x", new Shape(extents), dtype);
    Reduction reduction =
        List.of(Reduction.SUM, Reduction.MAX, Reduction.MIN).get(random.nextInt(3));
    Node y = axes.isEmpty() ? b.sum(x, axes) : b.reduce(reduction, x, axes);
    return objective(b, List.of(x), y);
  }

  private static Graph objective(GraphBuilder b, List<Node> inputs, Node y) {
    double[] weights = new double[y.shape().size()];
    Arrays.setAll(weights, i -> 1 + i % 7 / 8.0);
    Node weight = b.constant(weights, y.shape(), y.dtype());
    List<Integer> axes = IntStream.range(0, y.shape().rank()).boxed().toList();
    Node objective = b.contract(y, weight, axes, axes, List.of());
    return b.build(inputs, List.of(objective, y));
  }

  private static Signature signature(Graph g, DType dtype) {
    Random random = new Random(1);
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (Node n : g.inputs()) {
      double[] initial = new double[n.shape().size()];
      Arrays.setAll(initial, i -> (float) random.nextGaussian());
      String name = ((NodeKind.Parameter) n.kind()).name();
      parameters.add(new Signature.Parameter(name, n.shape().extents(), initial, false));
    }
    Signature.Output output =
        new Signature.Output("y", dtype, g.outputs().get(1).shape().extents(), false);
    return new Signature("random", dtype, g.arithmetic(), parameters, List.of(), List.of(output));
  }
}
