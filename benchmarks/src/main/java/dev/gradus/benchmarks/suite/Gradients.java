package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.compiler.KernelGraphs;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Competitors that compute value and gradient on the arrays of a workspace. */
final class Gradients {
  private Gradients() {}

  /**
   * A competitor.
   *
   * @param code computes the value, and the gradient into the workspace
   */
  static Competitor of(String name, Workspace w, ToDoubleFunction<Workspace> code) {
    boolean wide = w.layout().signature().dtype() == DType.DOUBLE;
    Competitor.Code repeated =
        wide ? times -> inDouble(w, code, times) : times -> inFloat(w, code, times);
    return new Competitor(name, repeated, () -> result(w, code));
  }

  /** The interpreter of graphs on a model's gradient. */
  static Competitor interpreted(Model model, Workspace w) {
    Graph graph = KernelGraphs.of(model.graph(), model.signature()).gradient();
    return new Competitor(
        "interpreter",
        times -> {
          double sum = 0;
          for (int i = 0; i < times; i++) {
            sum += Interpreter.run(graph, WorkspaceValues.inputs(graph, w), w.batch).get(0).get(0);
          }
          return sum;
        },
        () -> {
          List<TensorValue> values =
              Interpreter.run(graph, WorkspaceValues.inputs(graph, w), w.batch);
          List<double[]> parts = new ArrayList<>();
          values.forEach(v -> parts.add(v.values()));
          return joined(parts);
        });
  }

  /** Moves a parameter to and fro, so that no evaluation repeats the last one. */
  private static double inDouble(Workspace w, ToDoubleFunction<Workspace> code, int times) {
    double here = w.doubles[0][0];
    double there = here + 0x1p-10;
    double sum = 0;
    for (int i = 0; i < times; i++) {
      w.doubles[0][0] = (i & 1) == 0 ? there : here;
      sum += code.applyAsDouble(w);
    }
    w.doubles[0][0] = here;
    return sum;
  }

  private static double inFloat(Workspace w, ToDoubleFunction<Workspace> code, int times) {
    float here = w.floats[0][0];
    float there = here + 0x1p-10f;
    double sum = 0;
    for (int i = 0; i < times; i++) {
      w.floats[0][0] = (i & 1) == 0 ? there : here;
      sum += code.applyAsDouble(w);
    }
    w.floats[0][0] = here;
    return sum;
  }

  private static double[] result(Workspace w, ToDoubleFunction<Workspace> code) {
    List<double[]> parts = new ArrayList<>();
    parts.add(new double[] {code.applyAsDouble(w)});
    List<Signature.Parameter> parameters = w.layout().signature().parameters();
    for (int p = 0; p < parameters.size(); p++) {
      if (!parameters.get(p).frozen()) {
        parts.add(w.gradient(p));
      }
    }
    return joined(parts);
  }

  static double[] joined(List<double[]> parts) {
    return parts.stream().flatMapToDouble(Arrays::stream).toArray();
  }
}
