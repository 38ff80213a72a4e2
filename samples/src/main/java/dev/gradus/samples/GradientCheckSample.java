package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.train.GradientCheck;
import java.util.List;

/** Four ways to see that a compiled gradient is right, and what it means to add gradients up. */
final class GradientCheckSample implements Program {
  private static final double RATE = 1e-3;

  @Override
  public List<Model> models(Setup setup) {
    return List.of(
        setup.apply(OneDimension.quadratic(setup.start(2))),
        setup.apply(OneDimension.doubleWell(setup.start(2))));
  }

  @Override
  public void run(Setup setup) {
    Kernel quadratic = Kernels.compile(models(setup).get(0));
    Kernel doubleWell = Kernels.compile(models(setup).get(1));
    values(setup, quadratic);
    byHand(setup, doubleWell);
    accumulated(setup, quadratic);
    decrease(setup, doubleWell);
    setup.line("%s", GradientCheck.compare(doubleWell, doubleWell.newWorkspace()));
  }

  private static void values(Setup setup, Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    double loss = kernel.valueAndGradient(w);
    setup.line("L=%.1f, dL/dw=%.1f", loss, w.gradient("w")[0]);
  }

  /** The derivative of ½(w²-1)² is 2w(w²-1). */
  private static void byHand(Setup setup, Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    kernel.valueAndGradient(w);
    double at = w.parameter("w")[0];
    setup.line(
        "double well: compiled %.1f against %.1f by hand",
        w.gradient("w")[0], 2 * at * (at * at - 1));
  }

  /** A kernel overwrites the gradient; a sum over several evaluations is the caller's. */
  private static void accumulated(Setup setup, Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    kernel.valueAndGradient(w);
    double sum = w.gradient("w")[0];
    setup.line("accumulated: %.1f at w = %.1f", sum, w.parameter("w")[0]);
    w.setParameter("w", 1);
    kernel.valueAndGradient(w);
    sum += w.gradient("w")[0];
    setup.line("accumulated: %.1f after adding the one at w = 1.0", sum);
    kernel.valueAndGradient(w);
    setup.line("cleared: %.1f", w.gradient("w")[0]);
  }

  /** To first order a step of rate η along -g lowers the loss by ηg². */
  private static void decrease(Setup setup, Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    double loss = kernel.valueAndGradient(w);
    double g = w.gradient("w")[0];
    w.setParameter("w", w.parameter("w")[0] - RATE * g);
    setup.line(
        "L(w - ηg) = %.6f, L - ηg² = %.6f, for η = %s", kernel.value(w), loss - RATE * g * g, RATE);
  }
}
