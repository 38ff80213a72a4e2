package dev.gradus.dsl.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.Algebra;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every real operation of the catalogue on both tapes. */
class TapedOperationsTest {
  private static final int POINTS = 17;

  /** Carries formulas out on numbers. */
  private record Numbers(Arithmetic arithmetic) implements Algebra<Double> {
    @Override
    public Double constant(double value) {
      return value;
    }

    @Override
    public Double apply(ScalarOp op, List<Double> arguments) {
      double[] numbers = arguments.stream().mapToDouble(Double::doubleValue).toArray();
      return op.apply(arithmetic, false, numbers);
    }
  }

  @TestFactory
  List<DynamicTest> valuesAndPartialDerivativesAreTheCatalogues() {
    List<DynamicTest> tests = new ArrayList<>();
    for (ScalarOp op : Catalogue.all()) {
      for (Arithmetic arithmetic : Arithmetic.values()) {
        for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
          if (op.kind() == ScalarOp.Kind.REAL) {
            String title = op.name() + " " + arithmetic + " " + dtype;
            tests.add(DynamicTest.dynamicTest(title, () -> check(op, arithmetic, dtype)));
          }
        }
      }
    }
    return tests;
  }

  private static void check(ScalarOp op, Arithmetic arithmetic, DType dtype) {
    double[][] operands = operands(op);
    Graph g = graph(op, arithmetic, dtype);
    Signature s = signature(op, arithmetic, dtype, operands);
    for (Kernel tape : List.of(new ScalarTape(g, s), new TensorTape(g, s))) {
      Workspace w = tape.newWorkspace();
      w.setBatch(1);
      for (int input = 0; input < s.inputs().size(); input++) {
        bind(w, dtype, input, operands[refused(op).get(input)]);
      }
      tape.outputs(w);
      tape.valueAndGradient(w);
      for (int i = 0; i < POINTS; i++) {
        double[] point = point(operands, i);
        double value = op.apply(arithmetic, dtype == DType.FLOAT, point);
        double given =
            dtype == DType.DOUBLE
                ? w.doubles[w.doubles.length - 1][i]
                : w.floats[w.floats.length - 1][i];
        assertThat(given).isEqualTo(value);
        compareGradients(op, arithmetic, dtype, w, point, i);
      }
    }
  }

  private static void compareGradients(
      ScalarOp op, Arithmetic arithmetic, DType dtype, Workspace w, double[] point, int i) {
    double output = op.apply(arithmetic, false, point);
    int parameter = 0;
    for (int k = 0; k < op.arity(); k++) {
      if (op.refuses(k)) {
        continue;
      }
      Optional<Formula> partial = op.partial(k);
      List<Double> boxed = Arrays.stream(point).boxed().toList();
      double slope =
          partial.isEmpty() ? 0 : partial.get().evaluate(new Numbers(arithmetic), boxed, output);
      double relative = dtype == DType.DOUBLE ? 1e-12 : 1e-4;
      assertThat(w.gradient(parameter++)[i])
          .as("by operand %s at %s", k, boxed)
          .isCloseTo(slope, within(relative * Math.max(1, Math.abs(slope))));
    }
  }

  private static List<Integer> refused(ScalarOp op) {
    List<Integer> refused = new ArrayList<>();
    for (int k = 0; k < op.arity(); k++) {
      if (op.refuses(k)) {
        refused.add(k);
      }
    }
    return refused;
  }

  private static double[][] operands(ScalarOp op) {
    SplittableRandom random = new SplittableRandom(3);
    double[][] operands = new double[op.arity()][POINTS];
    for (int k = 0; k < op.arity(); k++) {
      int operand = k;
      Arrays.setAll(
          operands[k],
          i -> {
            double x = op.interior(operand).at(random.nextDouble());
            return op.refuses(operand) ? Math.rint(x) : (float) x;
          });
    }
    return operands;
  }

  private static double[] point(double[][] operands, int i) {
    return Arrays.stream(operands).mapToDouble(o -> o[i]).toArray();
  }

  /** The sum of the operation over all points; refused operands are inputs, the others trained. */
  private static Graph graph(ScalarOp op, Arithmetic arithmetic, DType dtype) {
    GraphBuilder b = new GraphBuilder(arithmetic);
    List<Node> trained = new ArrayList<>();
    List<Node> given = new ArrayList<>();
    Node[] operands = new Node[op.arity()];
    for (int k = 0; k < op.arity(); k++) {
      String name = op.operandNames().get(k);
      if (op.refuses(k)) {
        operands[k] = b.input(given.size(), name, Shape.of(POINTS), dtype);
        given.add(operands[k]);
      } else {
        operands[k] = b.parameter(trained.size(), name, Shape.of(POINTS), dtype);
        trained.add(operands[k]);
      }
    }
    List<Node> inputs = new ArrayList<>(trained);
    inputs.addAll(given);
    Node y = b.apply(op, operands);
    return b.build(inputs, List.of(b.sum(y, List.of(0)), y));
  }

  private static Signature signature(
      ScalarOp op, Arithmetic arithmetic, DType dtype, double[][] operands) {
    List<Signature.Parameter> parameters = new ArrayList<>();
    List<Signature.Input> inputs = new ArrayList<>();
    for (int k = 0; k < op.arity(); k++) {
      String name = op.operandNames().get(k);
      if (op.refuses(k)) {
        inputs.add(new Signature.Input(name, dtype, List.of(POINTS), false));
      } else {
        parameters.add(new Signature.Parameter(name, List.of(POINTS), operands[k], false));
      }
    }
    Signature.Output output = new Signature.Output("y", dtype, List.of(POINTS), false);
    return new Signature("op", dtype, arithmetic, parameters, inputs, List.of(output));
  }

  private static void bind(Workspace w, DType dtype, int input, double[] values) {
    if (dtype == DType.DOUBLE) {
      w.bind(input, values);
      return;
    }
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    w.bind(input, narrow);
  }
}
