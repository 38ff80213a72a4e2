package dev.gradus.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Graphs of very many scalar operations. */
class LargeGraphTest {
  private static final int PARAMETERS = 50;
  private static final int LARGEST_METHOD = 8000;

  @Test
  void aHundredThousandScalarOperationsCompileIntoMethodsThatTheJitTakes() throws IOException {
    for (int operations : new int[] {1_000, 10_000, 100_000}) {
      Graph graph = graph(operations);
      long start = System.nanoTime();
      Compilation compilation =
          Compiler.compile(graph, signature(), UpdateFormula.NONE, CompilerOptions.DEFAULT);
      Kernel kernel = compilation.kernel();
      double micros = (System.nanoTime() - start) / 1e3;
      System.out.printf(
          "%d operations: %.1f microseconds each, from graph to loaded class%n",
          operations, micros / operations);
      for (GeneratedClass generated : compilation.classes()) {
        assertThat(CodeLengths.of(generated.bytes()))
            .as("code lengths in %s", generated.name())
            .isNotEmpty()
            .allMatch(length -> length <= LARGEST_METHOD);
      }
      assertSameAsInterpreted(compilation, kernel);
    }
  }

  private static void assertSameAsInterpreted(Compilation compilation, Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    Graph gradient = compilation.graphs().gradient();
    List<TensorValue> inputs = WorkspaceValues.inputs(gradient, w);
    List<TensorValue> expected = Interpreter.run(gradient, inputs, 0);
    Engines.assertSame(kernel.valueAndGradient(w), expected.get(0).get(0), "value");
    for (int p = 0; p < PARAMETERS; p++) {
      Engines.assertSame(w.gradient(p), expected.get(p + 1).values(), "gradient " + p);
    }
  }

  private static Signature signature() {
    List<Signature.Parameter> parameters = new ArrayList<>();
    for (int p = 0; p < PARAMETERS; p++) {
      double[] initial = {0.5 + p / 100.0};
      parameters.add(new Signature.Parameter("p" + p, List.of(), initial, false));
    }
    return new Signature(
        "large", DType.DOUBLE, Arithmetic.STRICT, parameters, List.of(), List.of());
  }

  /** A random graph of sums, products, roots and sines whose values stay moderate. */
  private static Graph graph(int operations) {
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
      Node other = nodes.get(random.nextInt(Math.max(0, nodes.size() - 200), nodes.size()));
      Node product = b.apply(ArithmeticOps.MULTIPLY, b.apply(ArithmeticOps.ADD, last, other), half);
      boolean root = i % 7 == 0;
      Node bounded = b.apply(root ? ArithmeticOps.SQRT : TrigonometricOps.SIN, product);
      last = b.apply(ArithmeticOps.ADD, bounded, half);
      nodes.add(last);
    }
    return Rewrites.apply(b.build(inputs, List.of(last)));
  }
}
