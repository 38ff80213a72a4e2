package dev.gradus.dsl.tape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What every tape must do: the interpreter's values to the bit, and right gradients. */
abstract class TapeContract {
  abstract Kernel tape(Graph graph, Signature signature, UpdateFormula update);

  private Kernel tape(Graph graph, Signature signature) {
    return tape(graph, signature, UpdateFormula.NONE);
  }

  @TestFactory
  List<DynamicTest> valuesAreTheInterpretersToTheBit() {
    List<DynamicTest> tests = new ArrayList<>();
    TapeCases.all()
        .forEach(
            (name, body) -> {
              for (Arithmetic arithmetic : Arithmetic.values()) {
                for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
                  String title = name + " " + arithmetic + " " + dtype;
                  Graph g = TapeCases.graph(body, arithmetic, dtype);
                  tests.add(DynamicTest.dynamicTest(title, () -> agrees(g, dtype)));
                }
              }
            });
    return tests;
  }

  private void agrees(Graph g, DType dtype) {
    Kernel tape = tape(g, TapeCases.signature(g, dtype));
    Workspace w = tape.newWorkspace();
    for (int rows : new int[] {2, 37, 2, 1}) {
      TapeCases.bind(w, dtype, rows);
      List<TensorValue> expected = Interpreter.run(g, WorkspaceValues.inputs(g, w), rows);
      assertThat(tape.value(w)).isEqualTo(expected.get(0).get(0));
      assertThat(tape.valueAndGradient(w)).isEqualTo(expected.get(0).get(0));
      tape.outputs(w);
      TensorValue y = expected.get(1);
      for (int i = 0; i < y.length(); i++) {
        double given =
            switch (y.dtype()) {
              case DOUBLE -> w.doubles[w.doubles.length - 1][i];
              case FLOAT -> w.floats[w.floats.length - 1][i];
              default -> w.ints[w.ints.length - 1][i];
            };
        assertThat(given).as("element %s with %s rows", i, rows).isEqualTo(y.get(i));
      }
    }
  }

  @TestFactory
  List<DynamicTest> gradientsAreThoseOfDifferences() {
    List<DynamicTest> tests = new ArrayList<>();
    TapeCases.all()
        .forEach(
            (name, body) -> {
              for (Arithmetic arithmetic : Arithmetic.values()) {
                Graph g = TapeCases.graph(body, arithmetic, DType.DOUBLE);
                tests.add(DynamicTest.dynamicTest(name + " " + arithmetic, () -> differences(g)));
              }
            });
    return tests;
  }

  private void differences(Graph g) {
    Signature s = TapeCases.signature(g, DType.DOUBLE);
    Kernel tape = tape(g, s);
    Workspace w = tape.newWorkspace();
    TapeCases.bind(w, DType.DOUBLE, 6);
    tape.valueAndGradient(w);
    for (int p = 0; p < 3; p++) {
      double[] gradient = w.gradient(p);
      for (int i = 0; i < gradient.length; i++) {
        double slope = slope(g, w, p, i);
        assertThat(gradient[i])
            .as("%s[%s]", s.parameters().get(p).name(), i)
            .isCloseTo(slope, within(1e-6 * Math.max(1, Math.abs(slope))));
      }
    }
    assertThat(w.gradient(3)).as("frozen").isEmpty();
  }

  private static double slope(Graph g, Workspace w, int parameter, int element) {
    double[] x = w.doubles[parameter];
    double at = x[element];
    double h = 1e-5;
    x[element] = at + h;
    double above = Interpreter.run(g, WorkspaceValues.inputs(g, w), w.batch).get(0).get(0);
    x[element] = at - h;
    double below = Interpreter.run(g, WorkspaceValues.inputs(g, w), w.batch).get(0).get(0);
    x[element] = at;
    return (above - below) / (2 * h);
  }

  @TestFactory
  List<DynamicTest> floatGradientsAreCloseToDoubleOnes() {
    List<DynamicTest> tests = new ArrayList<>();
    TapeCases.all()
        .forEach(
            (name, body) -> {
              Graph wide = TapeCases.graph(body, Arithmetic.FAST, DType.DOUBLE);
              Graph narrow = TapeCases.graph(body, Arithmetic.FAST, DType.FLOAT);
              tests.add(DynamicTest.dynamicTest(name, () -> close(wide, narrow)));
            });
    return tests;
  }

  private void close(Graph wide, Graph narrow) {
    Kernel exact = tape(wide, TapeCases.signature(wide, DType.DOUBLE));
    Kernel rounded = tape(narrow, TapeCases.signature(narrow, DType.FLOAT));
    Workspace w = exact.newWorkspace();
    Workspace v = rounded.newWorkspace();
    TapeCases.bind(w, DType.DOUBLE, 5);
    TapeCases.bind(v, DType.FLOAT, 5);
    exact.valueAndGradient(w);
    rounded.valueAndGradient(v);
    for (int p = 0; p < 3; p++) {
      double[] expected = w.gradient(p);
      double[] given = v.gradient(p);
      for (int i = 0; i < expected.length; i++) {
        assertThat(given[i])
            .isCloseTo(expected[i], within(1e-3 * Math.max(1, Math.abs(expected[i]))));
      }
    }
  }

  @Test
  void aChoiceNotTakenDoesNotPoisonTheGradient() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      Graph g = TapeCases.graph(TapeContract::singularChoice, Arithmetic.STRICT, dtype);
      Kernel tape = tape(g, TapeCases.signature(g, dtype));
      Workspace w = tape.newWorkspace();
      TapeCases.bind(w, dtype, 2);
      w.setParameter(0, new double[] {0.25, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1});
      tape.valueAndGradient(w);
      assertThat(w.gradient(0)[0]).as("a² at ¼").isEqualTo(0.5);
      assertThat(w.gradient(0)[1]).isFinite().isNotZero();
    }
  }

  /** a/(a-¼) + sqrt(a-¼) where a > ¼, else a². */
  private static Node singularChoice(TapeCases.Leaves l) {
    Node quarter = l.all(0.25, l.a());
    Node above = l.map(ArithmeticOps.SUBTRACT, l.a(), quarter);
    Node pole = l.map(ArithmeticOps.MULTIPLY, l.a(), l.map(ArithmeticOps.RECIPROCAL, above));
    Node side = l.map(ArithmeticOps.ADD, pole, l.map(ArithmeticOps.SQRT, above));
    Node taken = l.map(ComparisonOps.GREATER, l.a(), quarter);
    return l.map(SelectionOps.SELECT, taken, side, l.map(ArithmeticOps.SQUARE, l.a()));
  }

  @Test
  void aStepUpdatesWhatIsTrained() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      Graph g = TapeCases.graph(TapeCases.all().get("functions"), Arithmetic.FAST, dtype);
      Signature s = TapeCases.signature(g, dtype);
      Sgd sgd = Sgd.rate(0.5).momentum(0.5);
      Kernel tape = tape(g, s, sgd.formula(false));
      Workspace w = tape.newWorkspace();
      w.hyper = new double[tape.update().hypers()];
      TapeCases.bind(w, dtype, 3);
      double[] before = w.parameter(1);
      double[] frozen = w.parameter(3);
      sgd.prepare(1, w.hyper);
      double value = tape.step(w);
      double[] gradient = w.gradient(1);
      for (int i = 0; i < before.length; i++) {
        double moved = before[i] - 0.5 * gradient[i];
        assertThat(w.parameter(1)[i])
            .isCloseTo(moved, within(1e-6 * Math.max(1, Math.abs(moved))))
            .isNotEqualTo(before[i]);
      }
      assertThat(w.parameter(3)).isEqualTo(frozen);
      assertThat(tape.value(w)).isNotEqualTo(value);
    }
  }

  @Test
  void aStepAllocatesNothing() {
    Graph g = TapeCases.graph(TapeCases.all().get("scan"), Arithmetic.FAST, DType.DOUBLE);
    Sgd sgd = Sgd.rate(1e-9).momentum(0.5);
    Kernel tape = tape(g, TapeCases.signature(g, DType.DOUBLE), sgd.formula(false));
    Workspace w = tape.newWorkspace();
    w.hyper = new double[tape.update().hypers()];
    TapeCases.bind(w, DType.DOUBLE, 3);
    sgd.prepare(1, w.hyper);
    var thread = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = thread.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 50; i++) {
        tape.step(w);
      }
      least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(least).isZero();
  }

  @Test
  void threadsMayShareATape() throws InterruptedException {
    Graph g = TapeCases.graph(TapeCases.all().get("functions"), Arithmetic.STRICT, DType.DOUBLE);
    Kernel tape = tape(g, TapeCases.signature(g, DType.DOUBLE));
    double[] values = new double[2];
    Thread[] threads = new Thread[2];
    for (int t = 0; t < 2; t++) {
      int index = t;
      threads[t] =
          new Thread(
              () -> {
                Workspace w = tape.newWorkspace();
                TapeCases.bind(w, DType.DOUBLE, 2);
                w.doubles[1][0] = index;
                for (int i = 0; i < 200; i++) {
                  values[index] = tape.valueAndGradient(w);
                }
              });
      threads[t].start();
    }
    for (int t = 0; t < 2; t++) {
      threads[t].join();
      Workspace w = tape.newWorkspace();
      TapeCases.bind(w, DType.DOUBLE, 2);
      w.doubles[1][0] = t;
      assertThat(values[t]).isEqualTo(tape.value(w));
    }
  }
}
