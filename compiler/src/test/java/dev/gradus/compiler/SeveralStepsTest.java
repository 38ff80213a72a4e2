package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static dev.gradus.runtime.train.StopCondition.iterations;
import static dev.gradus.runtime.train.StopCondition.named;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.sun.management.ThreadMXBean;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.AdamW;
import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingListener;
import dev.gradus.runtime.train.TrainingRun;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Steps in one generated loop against the same steps one by one. */
class SeveralStepsTest {
  private static final int COUNT = 37;
  private static final List<Optimizer> OPTIMIZERS =
      List.of(
          Sgd.rate(0.01),
          Sgd.rate(k -> 0.02 / k).momentum(0.9).weightDecay(0.1),
          Adam.rate(0.01),
          Adam.rate(0.01).amsgrad(true).weightDecay(0.1),
          AdamW.rate(0.01));

  /** Parameters in registers, also a frozen one, and a gradient that is a parameter. */
  private static Model carried() {
    return Model.define(
        "carried",
        m -> {
          Tensor a = m.parameter("a", 3).initial(1, -2, 3);
          Tensor scale = m.parameter("scale").initial(2).freeze();
          Tensor b = m.parameter("b").initial(0.5);
          Tensor w = m.parameter("w").initial(4);
          return a.times(scale)
              .plus(b.tanh())
              .square()
              .sum()
              .plus(w.square().times(0.5))
              .plus(a.get(1).times(w));
        });
  }

  /** A loop over rows inside the loop over steps. */
  private static Model rows() {
    return linear(3);
  }

  /** More parameters than registers: a call for every step. */
  private static Model called() {
    return linear(200);
  }

  private static Model linear(int width) {
    return Model.define(
        "linear" + width,
        m -> {
          Tensor w = m.parameter("w", width).initial(Init.normal(3, 0, 0.1));
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, width);
          Tensor y = m.input("y", BATCH);
          return meanSquaredError(x.dot(w).plus(b), y);
        });
  }

  @Test
  void severalStepsGiveTheBitsOfSingleOnes() {
    for (Model written : List.of(carried(), rows(), called())) {
      for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
        for (Arithmetic arithmetic : Arithmetic.values()) {
          for (Optimizer optimizer : OPTIMIZERS) {
            Model model = written.with(dtype).with(arithmetic);
            String what = model.signature().name() + dtype + arithmetic + optimizer.name();
            Kernel kernel = Kernels.compile(model, optimizer.formula(false));
            compare(kernel, optimizer, what);
          }
        }
      }
    }
  }

  private static void compare(Kernel kernel, Optimizer optimizer, String what) {
    Workspace single = workspace(kernel);
    Workspace several = workspace(kernel);
    double[] values = new double[COUNT];
    double last = kernel.steps(several, COUNT, optimizer, 0, values);
    for (int k = 0; k < COUNT; k++) {
      optimizer.prepare(k + 1, single.hyper);
      Engines.assertSame(values[k], kernel.step(single), what + " objective " + k);
    }
    Engines.assertSame(last, values[COUNT - 1], what + " result");
    assertSame(single, several, what);
    kernel.steps(several, 2, optimizer, COUNT, values);
    for (int k = 0; k < 2; k++) {
      optimizer.prepare(COUNT + k + 1, single.hyper);
      kernel.step(single);
    }
    assertSame(single, several, what + " continued");
  }

  /** Parameters, gradients and states. */
  private static void assertSame(Workspace single, Workspace several, String what) {
    int tables = single.layout().signature().parameters().size() * (2 + single.layout().states());
    for (int i = 0; i < tables; i++) {
      if (single.layout().signature().dtype() == DType.DOUBLE) {
        assertThat(several.doubles[i]).as(what + " table " + i).isEqualTo(single.doubles[i]);
      } else {
        assertThat(several.floats[i]).as(what + " table " + i).isEqualTo(single.floats[i]);
      }
    }
  }

  private static Workspace workspace(Kernel kernel) {
    Workspace random = Engines.randomWorkspace(kernel.layout(), 24, 5);
    Workspace w = kernel.newWorkspace();
    w.setBatch(24);
    for (int i = 0; i < kernel.signature().inputs().size(); i++) {
      w.bindAs(i, random);
    }
    return w;
  }

  @Test
  void aTrainerWithoutListenersGivesTheRunOfOneThatLooksAtEveryStep() {
    Adam adam = Adam.rate(0.01);
    TrainingRun run =
        Trainer.minimise(carried())
            .with(adam)
            .stopWhen(iterations(1300))
            .history(100)
            .optimum(0)
            .keepLosses()
            .run();
    TrainingRun watched =
        Trainer.minimise(carried())
            .with(adam)
            .stopWhen(iterations(1300))
            .history(100)
            .optimum(0)
            .keepLosses()
            .stopWhen(named("never", p -> false))
            .run();
    assertThat(run.iterations()).isEqualTo(1300);
    assertThat(run.updates()).isEqualTo(1300);
    assertThat(run.epochs()).isEqualTo(watched.epochs());
    assertThat(run.losses()).isEqualTo(watched.losses());
    assertThat(run.objective()).isEqualTo(watched.objective());
    assertThat(run.history()).usingRecursiveComparison().isEqualTo(watched.history());
    assertThat(run.stoppedBy().orElseThrow()).hasToString("iterations = 1300");
    for (String name : run.parameters().names()) {
      assertThat(run.parameters().get(name)).isEqualTo(watched.parameters().get(name));
    }
  }

  @Test
  void aFailureWithinSeveralStepsNamesItsIteration() {
    Model model = Model.define("root", m -> m.parameter("x").initial(1).sqrt().times(1));
    Throwable several =
        catchThrowable(
            () -> Trainer.minimise(model).with(Sgd.rate(0.1)).stopWhen(iterations(200)).run());
    Throwable single =
        catchThrowable(
            () ->
                Trainer.minimise(model)
                    .with(Sgd.rate(0.1))
                    .stopWhen(iterations(200))
                    .listen(ObjectiveListener.INSTANCE)
                    .run());
    assertThat(several).isInstanceOf(GradusException.class).hasMessage(single.getMessage());
  }

  /** Keeps iterations apart, each of them still one fused call. */
  private enum ObjectiveListener implements TrainingListener {
    INSTANCE;

    @Override
    public boolean readsObjectiveOnly() {
      return true;
    }
  }

  @Test
  void severalStepsAllocateNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Adam adam = Adam.rate(0.01);
    for (Model model : List.of(carried(), called())) {
      Kernel kernel = Kernels.compile(model, adam.formula(false));
      Workspace w = workspace(kernel);
      double[] values = new double[10];
      for (int i = 0; i < 2000; i++) {
        kernel.steps(w, 10, adam, 10L * i, values);
      }
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
          kernel.steps(w, 10, adam, 20_000, values);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  @Test
  void noStepsAndTooLittleRoomAreRefused() {
    Adam adam = Adam.rate(0.01);
    Kernel kernel = Kernels.compile(carried(), adam.formula(false));
    Workspace w = kernel.newWorkspace();
    assertThatThrownBy(() -> kernel.steps(w, 0, adam, 0, new double[1]))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("0 steps of 'carried'");
    assertThatThrownBy(() -> kernel.steps(w, 3, adam, 0, new double[2]))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("objectives of 2");
  }
}
