package dev.gradus.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.OperatorModel.Pattern;
import dev.gradus.compiler.differentiate.Gradient;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.rewrite.Rewrites;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every operator of the catalogue through every engine, in every type, arithmetic and shape; first
 * and second order.
 */
class CatalogueEnginesTest {
  private static final int OPS_PER_MODEL = 8;
  private static final Shape MATRIX = Shape.of(3, 4);
  private static final List<Pattern> PATTERNS =
      List.of(
          new Pattern(Shape.SCALAR, Shape.SCALAR),
          new Pattern(Shape.of(3), Shape.of(3)),
          new Pattern(MATRIX, Shape.of(3, 1)),
          new Pattern(MATRIX, Shape.of(1, 4)),
          new Pattern(MATRIX, Shape.SCALAR),
          new Pattern(Shape.of(2, 3, 4), Shape.of(2, 3, 4)),
          new Pattern(Shape.of(0, 3), Shape.of(0, 3)));

  private int cases;

  @Test
  void everyOperatorAgreesInEveryTypeArithmeticAndShape() {
    for (Pattern pattern : PATTERNS) {
      for (Arithmetic arithmetic : Arithmetic.values()) {
        for (int from = 0; from < Catalogue.all().size(); from += OPS_PER_MODEL) {
          int to = Math.min(from + OPS_PER_MODEL, Catalogue.all().size());
          List<ScalarOp> ops = Catalogue.all().subList(from, to);
          check(ops, pattern, arithmetic);
        }
      }
    }
    System.out.println(
        "operators through all engines: "
            + cases
            + " cases (operator, type, arithmetic, shape, order)");
    assertThat(cases).isGreaterThanOrEqualTo(Catalogue.all().size() * PATTERNS.size() * 8);
  }

  private void check(List<ScalarOp> ops, Pattern pattern, Arithmetic arithmetic) {
    OperatorModel wide = OperatorModel.of(ops, pattern, DType.DOUBLE, arithmetic);
    OperatorModel narrow = OperatorModel.of(ops, pattern, DType.FLOAT, arithmetic);
    List<double[]> first = agree(wide, pattern + " " + arithmetic);
    assertNear(agree(narrow, pattern + " " + arithmetic + " float"), first, 2e-3, wide);
    List<double[]> second = agree(slopes(wide), pattern + " " + arithmetic + " second order");
    assertNear(
        agree(slopes(narrow), pattern + " " + arithmetic + " float, second order"),
        second,
        2e-2,
        wide);
    cases += 4 * ops.size();
  }

  /** All engines on one model; gives the compiled gradient. */
  private static List<double[]> agree(OperatorModel model, String what) {
    Signature s = model.signature();
    Compilation compilation =
        Compiler.compile(model.graph(), s, UpdateFormula.NONE, CompilerOptions.DEFAULT.verifying());
    Kernel compiled = compilation.kernel();
    Workspace w = compiled.newWorkspace();
    List<TensorValue> inputs = WorkspaceValues.inputs(model.graph(), w);
    double value = Interpreter.run(model.graph(), inputs, 0).get(0).get(0);
    Engines.assertSame(compiled.value(w), value, what);
    Engines.assertSame(compiled.valueAndGradient(w), value, what);
    List<TensorValue> expected = Interpreter.run(compilation.graphs().gradient(), inputs, 0);
    Kernel tape = new ScalarTape(model.graph(), s, UpdateFormula.NONE);
    Workspace taped = tape.newWorkspace();
    Engines.assertSame(tape.value(taped), value, what + ", taped");
    tape.valueAndGradient(taped);
    List<double[]> gradients = new ArrayList<>();
    for (int p = 0; p < s.parameters().size(); p++) {
      String name = what + " " + s.parameters().get(p).name();
      double[] gradient = w.gradient(p);
      Engines.assertSame(gradient, expected.get(p + 1).values(), name);
      double bound = s.dtype() == DType.DOUBLE ? 1e-10 : 1e-3;
      near(taped.gradient(p), gradient, bound, name + ", taped");
      gradients.add(gradient);
    }
    if (s.dtype() == DType.DOUBLE) {
      differences(compiled, w, gradients, what);
    }
    return gradients;
  }

  /** Central finite differences of the compiled value. */
  private static void differences(
      Kernel kernel, Workspace w, List<double[]> gradients, String what) {
    double h = 1e-5;
    for (int p = 0; p < gradients.size(); p++) {
      if (kernel.signature().parameters().get(p).name().startsWith("stopGradient")) {
        assertThat(java.util.Arrays.stream(gradients.get(p)).allMatch(g -> g == 0)).isTrue();
        continue;
      }
      double[] x = w.parameter(p);
      for (int i = 0; i < x.length; i++) {
        double[] moved = x.clone();
        moved[i] = x[i] + h;
        w.setParameter(p, moved);
        double above = kernel.value(w);
        moved[i] = x[i] - h;
        w.setParameter(p, moved);
        double below = kernel.value(w);
        w.setParameter(p, x);
        double slope = (above - below) / (2 * h);
        double scale = Math.max(1, Math.max(Math.abs(slope), Math.abs(above) * 1e-3));
        assertThat(gradients.get(p)[i])
            .as("%s %s[%d]", what, kernel.signature().parameters().get(p).name(), i)
            .isCloseTo(slope, within(2e-5 * scale));
      }
    }
  }

  private static void assertNear(
      List<double[]> got, List<double[]> wanted, double bound, OperatorModel model) {
    for (int p = 0; p < got.size(); p++) {
      near(got.get(p), wanted.get(p), bound, model.signature().parameters().get(p).name());
    }
  }

  private static void near(double[] got, double[] wanted, double bound, String what) {
    for (int i = 0; i < wanted.length; i++) {
      assertThat(got[i])
          .as("%s[%d]", what, i)
          .isCloseTo(wanted[i], within(bound * Math.max(1, Math.abs(wanted[i]))));
    }
  }

  /**
   * The model whose objective is a weighted sum of the first one's slopes, so that its gradient is
   * second order.
   */
  private static OperatorModel slopes(OperatorModel model) {
    Graph gradient = Rewrites.apply(Gradient.of(model.graph(), model.graph().inputs()));
    GraphBuilder b = new GraphBuilder(gradient.arithmetic());
    Map<Node, Node> copies = b.copyInto(gradient, Map.of());
    DType dtype = model.signature().dtype();
    Node sum = b.constant(0, dtype);
    for (int p = 0; p < gradient.inputs().size(); p++) {
      Node slope = copies.get(gradient.outputs().get(p + 1));
      double[] weights = new double[slope.shape().size()];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = 1 - 0.25 * ((p + i) % 5);
      }
      Node weighted =
          b.apply(ArithmeticOps.MULTIPLY, slope, b.constant(weights, slope.shape(), dtype));
      List<Integer> axes = IntStream.range(0, slope.shape().rank()).boxed().toList();
      sum = b.apply(ArithmeticOps.ADD, sum, axes.isEmpty() ? weighted : b.sum(weighted, axes));
    }
    List<Node> inputs = gradient.inputs().stream().map(copies::get).toList();
    Graph graph = Rewrites.apply(b.build(inputs, List.of(sum)));
    return new OperatorModel(graph, model.signature());
  }
}
