package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Threads inside a kernel do not show in results. */
class ThreadsTest {
  private static final int ROWS = 150;
  private static final int FEATURES = 260;

  /** Wide enough for products to be shared. */
  private static final int HIDDEN = 130;

  private static final Adam ADAM = Adam.rate(1e-3);

  private static final Model MODEL =
      Model.define(
          "network",
          m -> {
            Tensor w1 = m.parameter("w1", FEATURES, HIDDEN).initial(Init.normal(1, 0, 0.05));
            Tensor w2 = m.parameter("w2", HIDDEN, 9).initial(Init.normal(2, 0, 0.1));
            Tensor logits = m.input("X", BATCH, FEATURES).matmul(w1).relu().matmul(w2);
            m.output("logits", logits);
            return Classification.softmaxCrossEntropy(logits, m.intInput("y", BATCH));
          });

  @Test
  void resultsHaveTheSameBitsWhateverTheNumberOfThreads() {
    for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
      for (Arithmetic arithmetic : Arithmetic.values()) {
        Model model = MODEL.with(dtype).with(arithmetic);
        Kernel kernel = Kernels.compile(model, ADAM.formula(false));
        List<double[]> expected = run(kernel);
        for (int threads : new int[] {1, 2, 5}) {
          assertThat(run(kernel.threads(threads)))
              .as("%s, %s, %d threads", dtype, arithmetic, threads)
              .usingRecursiveComparison()
              .isEqualTo(expected);
        }
      }
    }
  }

  private static List<double[]> run(Kernel kernel) {
    Workspace w = kernel.newWorkspace();
    SplittableRandom random = new SplittableRandom(3);
    double[] x = random.doubles((long) ROWS * FEATURES, -1, 1).toArray();
    if (kernel.signature().dtype() == DType.DOUBLE) {
      w.bind("X", x);
    } else {
      float[] rounded = new float[x.length];
      for (int i = 0; i < x.length; i++) {
        rounded[i] = (float) x[i];
      }
      w.bind("X", rounded);
    }
    w.bind("y", random.ints(ROWS, 0, 9).toArray());
    List<double[]> results = new ArrayList<>();
    kernel.outputs(w);
    results.add(w.output("logits"));
    results.add(new double[] {kernel.value(w), kernel.valueAndGradient(w)});
    results.add(w.gradient("w1"));
    ADAM.prepare(1, w.hyper);
    results.add(new double[] {kernel.step(w)});
    double[] values = new double[4];
    kernel.steps(w, 4, ADAM, 1, values);
    results.add(values);
    results.add(w.parameter("w1"));
    results.add(w.parameter("w2"));
    return results;
  }

  @Test
  void oneThreadIsTheKernelItself() {
    Kernel kernel = Kernels.compile(MODEL);
    assertThat(kernel.threads(1)).isSameAs(kernel);
    assertThat(kernel.threads(3).threads(1)).isSameAs(kernel);
  }

  @Test
  void noThreadAtAllIsRefused() {
    Kernel kernel = Kernels.compile(MODEL);
    assertThatThrownBy(() -> kernel.threads(0))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("0 threads were asked for in calls of 'network'");
  }
}
