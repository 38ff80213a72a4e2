package dev.gradus.compiler.method;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.Compiler;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.Inactive;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.train.Trainer;
import org.junit.jupiter.api.Test;

class ModelCallTest {

  /** A method for models. */
  public static double penalty(double[] w, double strength, @Inactive double[] centre) {
    double sum = 0;
    for (int i = 0; i < w.length; i++) {
      double d = w[i] - centre[i];
      sum += d > 0 ? d * d : 0.5 * d * d;
    }
    return strength * sum;
  }

  private static Model model() {
    return Model.define(
        "called",
        m -> {
          Tensor w = m.parameter("w", 3);
          Tensor s = m.parameter("s");
          Tensor x = m.input("x", BATCH, 3);
          Tensor called =
              m.call(
                  ModelCallTest.class, "penalty", w, s.exp(), m.constant(new double[] {1, 2, 3}));
          return x.dot(w).square().mean().plus(called.times(called));
        });
  }

  private static ScalarTape taped() {
    Model model = model();
    return new ScalarTape(model.graph(), model.signature());
  }

  private static Workspace workspace(Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    w.setParameter("w", 0.5, 3, -1);
    w.setParameter("s", 0.25);
    w.bind("x", new double[] {1, 2, 3, 4, 5, 6});
    return w;
  }

  private static double value(double[] w, double s) {
    double mean = 0;
    for (int row = 0; row < 2; row++) {
      double z = (1 + 3 * row) * w[0] + (2 + 3 * row) * w[1] + (3 + 3 * row) * w[2];
      mean += z * z / 2;
    }
    double p = penalty(w, Math.exp(s), new double[] {1, 2, 3});
    return mean + p * p;
  }

  @Test
  void compiledAndTapedCallsAgreeWithTheMethod() {
    double[] w = {0.5, 3, -1};
    double[] expected = new double[3];
    double step = 1e-6;
    for (int i = 0; i < 3; i++) {
      double[] up = w.clone();
      double[] down = w.clone();
      up[i] += step;
      down[i] -= step;
      expected[i] = (value(up, 0.25) - value(down, 0.25)) / (2 * step);
    }
    double byS = (value(w, 0.25 + step) - value(w, 0.25 - step)) / (2 * step);
    for (Kernel kernel :
        new Kernel[] {
          Kernels.compile(model()), new TensorTape(model().graph(), model().signature())
        }) {
      Workspace space = workspace(kernel);
      assertThat(kernel.value(space)).isCloseTo(value(w, 0.25), within(1e-9));
      assertThat(kernel.valueAndGradient(space)).isCloseTo(value(w, 0.25), within(1e-9));
      assertThat(space.gradient("w")).containsExactly(expected, within(1e-4));
      assertThat(space.gradient("s")).containsExactly(new double[] {byS}, within(1e-4));
    }
  }

  @Test
  void aModelThatOnlyCallsIsTrained() {
    Model model =
        Model.define("rosenbrock", m -> m.call(Examples.class, "rosenbrock", m.parameter("x", 4)));
    double[] x =
        Trainer.minimise(model)
            .with(Adam.rate(0.02))
            .stopWhen(iterations(5000))
            .run()
            .parameters()
            .get("x");
    assertThat(x).containsExactly(new double[] {1, 1, 1, 1}, within(1e-3));
  }

  @Test
  void whatCannotBeCalledIsRefused() {
    assertThatThrownBy(
            () ->
                Model.define(
                    "unknown", m -> m.call(Examples.class, "rosenbrok", m.parameter("x", 4))))
        .hasMessageContaining("has no public static method rosenbrok(double[])");
    assertThatThrownBy(
            () ->
                Model.define(
                    "matrix", m -> m.call(Examples.class, "rosenbrock", m.parameter("x", 4, 4))))
        .hasMessageContaining("cannot be called inside a model on an argument DOUBLE of shape");
    assertThatThrownBy(() -> taped().value(workspace(taped())))
        .hasMessageContaining("the scalar tape cannot record the call of method");
    assertThat(Compiler.compile(model(), UpdateFormula.NONE).listing()).contains("ModelCalls.pull");
  }
}
