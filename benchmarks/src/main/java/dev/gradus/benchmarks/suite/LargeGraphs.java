package dev.gradus.benchmarks.suite;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random graphs of very many scalar operations, whose values stay moderate. */
final class LargeGraphs {
  private static final int PARAMETERS = 50;

  /** Operands come from so many nodes before. */
  private static final int REACH = 200;

  private LargeGraphs() {}

  static Signature signature() {
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (int p = 0; p < PARAMETERS; p++) {
      double[] initial = {0.5 + p / 100.0};
      parameters.add(new Signature.Parameter("p" + p, List.of(), initial, false));
    }
    return new Signature(
        "large", DType.DOUBLE, Arithmetic.STRICT, parameters, List.of(), List.of());
  }

  static Graph graph(int operations) {
    GraphBuilder b = new GraphBuilder(Arithmetic.STRICT);
    SplittableRandom random = new SplittableRandom(42);
    List<Node> inputs = new ArrayList<>();
    for (int p = 0; p < PARAMETERS; p++) {
      inputs.add(b.parameter(p, "p" + p, Shape.SCALAR, DType.DOUBLE));
    }
    List<Node> nodes = new ArrayList<>(inputs);
    Node half = b.constant(0.5, DType.DOUBLE);
    Node last = half;
    for (int i = 0; i < operations / 4; i++) {
      Node other = nodes.get(random.nextInt(Math.max(0, nodes.size() - REACH), nodes.size()));
      Node product = b.apply(ArithmeticOps.MULTIPLY, b.apply(ArithmeticOps.ADD, last, other), half);
      boolean root = i % 7 == 0;
      Node bounded = b.apply(root ? ArithmeticOps.SQRT : TrigonometricOps.SIN, product);
      last = b.apply(ArithmeticOps.ADD, bounded, half);
      nodes.add(last);
    }
    return Rewrites.apply(b.build(inputs, List.of(last)));
  }
}
