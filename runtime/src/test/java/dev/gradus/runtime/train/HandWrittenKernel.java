package dev.gradus.runtime.train;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.optim.UpdateLoop;
import java.util.List;

/** A kernel whose value and gradient are written by hand; its step is the two-call form. */
abstract class HandWrittenKernel implements Kernel {
  private final Signature signature;
  private final UpdateFormula update;
  private final UpdateLoop loop;

  /** How often {@link #step} was called. */
  int steps;

  HandWrittenKernel(Signature signature, UpdateFormula update) {
    this.signature = signature;
    this.update = update;
    loop = new UpdateLoop(update);
  }

  static Signature signature(
      String name, DType dtype, List<Signature.Parameter> parameters, Signature.Input... inputs) {
    return new Signature(name, dtype, Arithmetic.STRICT, parameters, List.of(inputs), List.of());
  }

  static Signature.Parameter parameter(String name, double... initial) {
    List<Integer> shape = initial.length == 1 ? List.of() : List.of(initial.length);
    return new Signature.Parameter(name, shape, initial, false);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Layout layout() {
    return Layout.of(signature, update.states());
  }

  @Override
  public UpdateFormula update() {
    return update;
  }

  @Override
  public double value(Workspace w) {
    return valueAndGradient(w);
  }

  @Override
  public void outputs(Workspace w) {}

  @Override
  public double step(Workspace w) {
    steps++;
    double value = valueAndGradient(w);
    int n = signature.parameters().size();
    for (int p = 0; p < n; p++) {
      if (signature.parameters().get(p).frozen()) {
        continue;
      }
      if (signature.dtype() == DType.DOUBLE) {
        double[][] states = new double[update.states()][];
        for (int k = 0; k < states.length; k++) {
          states[k] = w.doubles[n * (2 + k) + p];
        }
        loop.apply(w.doubles[p], w.doubles[n + p], states, w.hyper);
      } else {
        float[][] states = new float[update.states()][];
        for (int k = 0; k < states.length; k++) {
          states[k] = w.floats[n * (2 + k) + p];
        }
        loop.apply(w.floats[p], w.floats[n + p], states, w.hyper);
      }
    }
    return value;
  }
}
