package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Sgd;
import java.util.List;

/** Gradient descent with nothing around it: ten steps on ½w² with the compiled gradient. */
final class MinimalDescent implements Program {
  private static final int STEPS = 10;

  @Override
  public List<Model> models(Setup setup) {
    return List.of(setup.apply(OneDimension.quadratic(setup.start(5))));
  }

  @Override
  public void run(Setup setup) {
    Sgd sgd = Sgd.rate(setup.rate(0.5));
    Kernel kernel = Kernels.compile(models(setup).get(0), sgd.formula(false));
    Workspace w = kernel.newWorkspace();
    w.hyper = new double[kernel.update().hypers()];
    for (int k = 0; k < STEPS; k++) {
      double before = w.parameter(0)[0];
      sgd.prepare(k + 1, w.hyper);
      double loss = kernel.step(w);
      setup.line(
          "k=%2d w=%+.6f L(w)=%.3e |L'(w)|=%.3e", k, before, loss, Math.abs(w.gradient(0)[0]));
    }
    setup.line("final w=%+.6f final L(w)=%.3e", w.parameter(0)[0], kernel.value(w));
  }
}
