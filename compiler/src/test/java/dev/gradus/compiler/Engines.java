package dev.gradus.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.lower.EntryPoints;
import dev.gradus.compiler.lower.Lowered;
import dev.gradus.compiler.lower.Programs;
import dev.gradus.compiler.lower.Tuning;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.outline.Outliner;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.runtime.GeneratedKernel;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/** Runs one model through several engines on the same numbers and demands the same bits. */
public final class Engines {
  public static final List<Tuning> TUNINGS =
      List.of(
          Tuning.DEFAULT,
          new Tuning(0, 0, 0, 64, 16, 16, 2000, 300, 8, 8192),
          new Tuning(0, 0, 100_000, 64, 16, 16, 2000, 300, 4, 8192),
          new Tuning(100_000, 100_000, 0, 64, 16, 32, 0, 0, 16, 3));

  private Engines() {}

  /** Interpreted gradient graph = lowered loop program, for every way of laying code out. */
  static void agree(Model model, int batch, long seed) {
    for (Tuning tuning : TUNINGS) {
      agree(model.graph(), model.signature(), tuning, l -> randomWorkspace(l, batch, seed));
    }
  }

  /**
   * The same for one way of laying code out.
   *
   * @param arguments gives equal workspaces for every layout
   */
  public static void agree(
      Graph graph, Signature s, Tuning tuning, Function<Layout, Workspace> arguments) {
    KernelGraphs graphs = KernelGraphs.of(graph, s);
    Lowered lowered =
        Programs.lower(
            s, graphs.value(), graphs.gradient(), graphs.outputs(), UpdateFormula.NONE, tuning);
    Checker.check(lowered.program(), "lower");
    Workspace w = arguments.apply(lowered.layout());
    List<TensorValue> inputs = WorkspaceValues.inputs(graphs.gradient(), w);
    int rows = tuning.leastRowsOfRange();
    List<TensorValue> expected = Interpreter.run(graphs.gradient(), inputs, w.batch, rows);
    List<TensorValue> plain = Interpreter.run(graph, inputs, w.batch, rows);
    assertSame(expected.get(0).get(0), plain.get(0).get(0), "value in gradient graph");
    LoopInterpreter interpreter = new LoopInterpreter(lowered.program());
    check((f, x) -> call(interpreter, f, x), w, expected, plain);
    Lowered outlined =
        EntryPoints.of(Outliner.outline(Optimiser.tidy(lowered.program())), lowered.layout());
    Checker.check(outlined.program(), "outline");
    GeneratedKernel code = Emitted.load(outlined.program());
    Workspace fresh = arguments.apply(outlined.layout());
    check((f, x) -> Emitted.call(code, f, x), fresh, expected, plain);
  }

  /** Demands of a kernel what the interpreter says of the model's graph and of its gradient. */
  public static void agree(
      Kernel kernel, Graph graph, Graph gradient, Function<Layout, Workspace> arguments) {
    Workspace w = arguments.apply(kernel.layout());
    List<TensorValue> inputs = WorkspaceValues.inputs(graph, w);
    check(
        (f, x) -> call(kernel, f, x),
        w,
        Interpreter.run(gradient, inputs, w.batch),
        Interpreter.run(graph, inputs, w.batch));
  }

  private static double call(Kernel kernel, String function, Workspace w) {
    return switch (function) {
      case "value" -> kernel.value(w);
      case "valueAndGradient" -> kernel.valueAndGradient(w);
      default -> {
        kernel.outputs(w);
        yield 0;
      }
    };
  }

  /** Runs a function of a kernel on a workspace. */
  private interface Run {
    double call(String function, Workspace w);
  }

  private static void check(
      Run run, Workspace w, List<TensorValue> expected, List<TensorValue> plain) {
    Signature s = w.layout().signature();
    assertSame(run.call("value", w), plain.get(0).get(0), "value");
    // Twice, so that what a call leaves behind in scratch arrays would show.
    run.call("valueAndGradient", w);
    assertSame(run.call("valueAndGradient", w), plain.get(0).get(0), "value with gradient");
    int output = 1;
    for (int p = 0; p < s.parameters().size(); p++) {
      if (!s.parameters().get(p).frozen()) {
        assertSame(w.gradient(p), expected.get(output++).values(), s.parameters().get(p).name());
      }
    }
    run.call("outputs", w);
    for (int o = 0; o < s.outputs().size(); o++) {
      checkOutput(w, o, plain.get(1 + o).values());
    }
  }

  private static void checkOutput(Workspace w, int o, double[] wanted) {
    Signature.Output output = w.layout().signature().outputs().get(o);
    int slot = w.layout().slot(w.layout().first(Layout.Role.OUTPUT) + o);
    for (int i = 0; i < wanted.length; i++) {
      double got =
          switch (Layout.storage(output.dtype())) {
            case DOUBLE -> w.doubles[slot][i];
            case FLOAT -> w.floats[slot][i];
            default -> w.ints[slot][i];
          };
      assertSame(got, wanted[i], output.name() + "[" + i + "]");
    }
  }

  private static double call(LoopInterpreter interpreter, String function, Workspace w) {
    return (Double)
        interpreter.call(function, w.doubles, w.floats, w.ints, w.flags, w.batch, w.hyper);
  }

  public static void assertSame(double[] got, double[] wanted, String what) {
    assertThat(got).as(what).hasSameSizeAs(wanted);
    for (int i = 0; i < got.length; i++) {
      assertSame(got[i], wanted[i], what + "[" + i + "]");
    }
  }

  public static void assertSame(double got, double wanted, String what) {
    assertThat(Double.doubleToLongBits(got))
        .as("%s: %s against %s", what, got, wanted)
        .isEqualTo(Double.doubleToLongBits(wanted));
  }

  /** A workspace with random parameters (near their initial values) and random inputs. */
  static Workspace randomWorkspace(Layout layout, int batch, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Workspace w = new Workspace(layout);
    w.setBatch(batch);
    Signature s = layout.signature();
    for (int p = 0; p < s.parameters().size(); p++) {
      double[] values = new double[s.parameters().get(p).size()];
      java.util.Arrays.setAll(values, i -> random.nextDouble(-1, 1));
      w.setParameter(p, values);
    }
    for (int i = 0; i < s.inputs().size(); i++) {
      Signature.Input input = s.inputs().get(i);
      int size = input.size() * (input.batched() ? batch : 1);
      switch (Layout.storage(input.dtype())) {
        case DOUBLE -> w.bind(i, random.doubles(size, -1, 1).toArray());
        case FLOAT -> {
          float[] values = new float[size];
          for (int j = 0; j < size; j++) {
            values[j] = (float) random.nextDouble(-1, 1);
          }
          w.bind(i, values);
        }
        default -> w.bind(i, random.ints(size, 0, 2).toArray());
      }
    }
    return w;
  }

  static Graph gradient(Model model) {
    return KernelGraphs.of(model.graph(), model.signature()).gradient();
  }
}
