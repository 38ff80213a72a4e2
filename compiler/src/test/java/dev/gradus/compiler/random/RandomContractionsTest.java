package dev.gradus.compiler.random;

import dev.gradus.compiler.Engines;
import dev.gradus.compiler.lower.Tuning;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Contractions of every order of axes and every grouping of labels, short and long sums, empty
 * axes, with and without the batch: their array code and their gradients' against the interpreter.
 */
class RandomContractionsTest {
  private static final int[] EXTENTS = {1, 1, 2, 2, 3, 3, 0};
  private static final int LABELS = 6;

  /** The label of the batch. */
  private static final int ROWS = LABELS;

  /** More than what is summed in order. */
  private static final int LONG = 17;

  @Test
  void arrayCodeAgreesWithTheInterpreter() {
    RandomCases.check(seed -> check((int) seed));
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    Arithmetic arithmetic = seed % 4 == 0 ? Arithmetic.STRICT : Arithmetic.FAST;
    DType dtype = random.nextBoolean() ? DType.DOUBLE : DType.FLOAT;
    Case c = new Case(random, new GraphBuilder(arithmetic), dtype);
    Graph graph = c.graph();
    Signature s = c.signature(arithmetic);
    int batch = 1 + random.nextInt(40);
    Tuning tuning = Engines.TUNINGS.get(seed % 2);
    try {
      Engines.agree(graph, s, tuning, l -> RandomModel.arguments(l, batch, seed));
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError("seed " + seed + "\n" + GraphPrinter.print(graph), e);
    }
  }

  /** Two tensors multiplied and summed; those with rows are inputs times parameters. */
  private static final class Case {
    private final GraphBuilder b;
    private final DType dtype;
    private final int[] extents;
    private final List<Integer> left = new ArrayList<>();
    private final List<Integer> right = new ArrayList<>();
    private final List<Integer> result = new ArrayList<>();
    private final List<Signature.Parameter> parameters = new ArrayList<>();
    private final List<Signature.Input> inputs = new ArrayList<>();
    private final List<Node> leaves = new ArrayList<>();

    Case(Random random, GraphBuilder b, DType dtype) {
      this.b = b;
      this.dtype = dtype;
      extents =
          IntStream.range(0, LABELS).map(l -> EXTENTS[random.nextInt(EXTENTS.length)]).toArray();
      extents[random.nextInt(LABELS)] = LONG;
      boolean rowsAgainstVector = random.nextBoolean();
      for (int label = 0; label < LABELS; label++) {
        int place = random.nextInt(5);
        place = rowsAgainstVector && place == 1 ? 2 : place;
        if (place != 1) {
          left.add(label);
        }
        if (place != 0) {
          right.add(label);
        }
        if (place < 3) {
          result.add(label);
        }
      }
      List.of(left, right, result).forEach(labels -> Collections.shuffle(labels, random));
      if (rowsAgainstVector) {
        List.of(left, right).forEach(this::summedLast);
      }
      batch(random.nextInt(6));
    }

    /** The form that FAST arithmetic adds up in partial sums. */
    private void summedLast(List<Integer> labels) {
      List<Integer> summed = labels.stream().filter(l -> !result.contains(l)).sorted().toList();
      labels.removeAll(summed);
      labels.addAll(summed);
    }

    /** The batch as first axis of one operand or of both, kept or summed; or none. */
    private void batch(int place) {
      if (place == 0 || place == 2 || place == 3) {
        left.add(0, ROWS);
      }
      if (place == 1 || place == 2 || place == 3) {
        right.add(0, ROWS);
      }
      if (place < 3) {
        result.add(0, ROWS);
      }
    }

    Graph graph() {
      Node x = operand("x", left);
      Node y = operand("y", right);
      Node objective = weighted(b.contract(x, y, left, right, result));
      return b.build(leaves, List.of(objective));
    }

    private Node operand(String name, List<Integer> labels) {
      boolean rows = labels.contains(ROWS);
      List<Integer> row = labels.stream().filter(l -> l != ROWS).map(l -> extents[l]).toList();
      double[] initial = new double[new Shape(row).size()];
      Node parameter = b.parameter(parameters.size(), name, new Shape(row), dtype);
      parameters.add(new Signature.Parameter(name, row, initial, false));
      leaves.add(parameters.size() - 1, parameter);
      if (!rows) {
        return parameter;
      }
      List<Integer> all = new ArrayList<>(row);
      all.add(0, Shape.BATCH);
      Node input = b.input(inputs.size(), name + "Rows", new Shape(all), dtype);
      inputs.add(new Signature.Input(name + "Rows", dtype, row, true));
      leaves.add(input);
      List<Integer> axes = IntStream.rangeClosed(1, row.size()).boxed().toList();
      return b.apply(ArithmeticOps.MULTIPLY, input, b.expand(parameter, input.shape(), axes));
    }

    private Node weighted(Node y) {
      List<Integer> axes = IntStream.range(0, y.shape().rank()).boxed().toList();
      List<Integer> kept = axes.stream().filter(a -> a != y.shape().batchAxis()).toList();
      Shape row = new Shape(kept.stream().map(a -> y.shape().extent(a)).toList());
      double[] weights = new double[row.size()];
      Arrays.setAll(weights, i -> 1 + i % 7 / 8.0);
      Node weight = b.expand(b.constant(weights, row, y.dtype()), y.shape(), kept);
      return b.contract(y, weight, axes, axes, List.of());
    }

    Signature signature(Arithmetic arithmetic) {
      return new Signature("random", dtype, arithmetic, parameters, inputs, List.of());
    }
  }
}
