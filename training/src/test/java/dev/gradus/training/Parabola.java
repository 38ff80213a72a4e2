package dev.gradus.training;

import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;

/** w² + offset from w = 3, written by hand. */
record Parabola(double offset) implements Kernel {
  @Override
  public Signature signature() {
    Signature.Parameter w = new Signature.Parameter("w", List.of(), new double[] {3}, false);
    return new Signature(
        "parabola", DType.DOUBLE, Arithmetic.STRICT, List.of(w), List.of(), List.of());
  }

  @Override
  public Layout layout() {
    return Layout.of(signature(), 0);
  }

  @Override
  public UpdateFormula update() {
    return UpdateFormula.NONE;
  }

  @Override
  public double value(Workspace w) {
    return w.doubles[0][0] * w.doubles[0][0] + offset;
  }

  @Override
  public double valueAndGradient(Workspace w) {
    w.doubles[1][0] = 2 * w.doubles[0][0];
    return value(w);
  }

  @Override
  public void outputs(Workspace w) {
    // there are none
  }

  @Override
  public double step(Workspace w) {
    return valueAndGradient(w);
  }
}
