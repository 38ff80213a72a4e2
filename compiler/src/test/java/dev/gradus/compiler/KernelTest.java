package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelTest {
  private static final UpdateFormula ADAM = Adam.rate(0.01).formula(false);

  private static Model perceptron() {
    return Model.define(
        "perceptron",
        m -> {
          Tensor w1 = m.parameter("w1", 8, 16);
          Tensor b1 = m.parameter("b1", 16);
          Tensor w2 = m.parameter("w2", 16, 4);
          Tensor x = m.input("X", BATCH, 8);
          Tensor target = m.intInput("target", BATCH);
          Tensor logits = x.matmul(w1).plus(b1).tanh().matmul(w2);
          return Classification.softmaxCrossEntropy(logits, target);
        });
  }

  private static Workspace workspace(Kernel kernel) {
    Workspace w = Engines.randomWorkspace(kernel.layout(), 48, 3);
    w.hyper = new double[ADAM.hypers()];
    Adam.rate(0.01).prepare(1, 0.01, w.hyper);
    return w;
  }

  /** Sums of every elementary function, where {@link StrictMath} may allocate. */
  private static Model elementary() {
    return Model.define(
        "elementary",
        m -> {
          Tensor x = m.parameter("x", 5);
          Tensor t = x.tanh().times(0.3).plus(0.6);
          Tensor circular = x.sin().plus(x.cos()).plus(t.tan()).plus(t.asin()).plus(t.acos());
          Tensor angles = x.atan().plus(x.atan2(t)).plus(t.hypot(x)).plus(x.times(100).sin());
          Tensor hyperbolic = x.sinh().plus(x.cosh()).plus(x.asinh()).plus(t.plus(1).acosh());
          Tensor powers = t.pow(x).plus(t.exp()).plus(x.expm1()).plus(t.cbrt()).plus(t.exp2());
          Tensor logarithms = t.log().plus(t.log1p()).plus(t.log10()).plus(t.atanh());
          Tensor special = t.lgamma().plus(x.minus(0.3).lgamma()).plus(x.erf()).plus(x.sigmoid());
          return circular
              .plus(angles)
              .plus(hyperbolic)
              .plus(powers)
              .plus(logarithms)
              .plus(special)
              .sum();
        });
  }

  @Test
  void aStepAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Model model :
        List.of(perceptron(), perceptron().strict(), elementary(), elementary().strict())) {
      Kernel kernel = Kernels.compile(model, ADAM);
      Workspace w = workspace(kernel);
      for (int i = 0; i < 2000; i++) {
        kernel.step(w);
      }
      long least = Long.MAX_VALUE;
      for (int attempt = 0; attempt < 5; attempt++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < 100; i++) {
          kernel.step(w);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).as(model.name()).isZero();
    }
  }

  @Test
  void theSameModelGivesTheSameBytes() {
    List<GeneratedClass> first = Compiler.compile(perceptron(), ADAM).classes();
    List<GeneratedClass> second = Compiler.compile(perceptron(), ADAM).classes();
    assertThat(second).hasSameSizeAs(first);
    for (int i = 0; i < first.size(); i++) {
      assertThat(second.get(i).name()).isEqualTo(first.get(i).name());
      assertThat(second.get(i).bytes()).isEqualTo(first.get(i).bytes());
    }
  }

  @Test
  void theSameStepsGiveTheSameParameters() {
    Kernel kernel = Kernels.compile(perceptron(), ADAM);
    Workspace a = workspace(kernel);
    Workspace b = workspace(Kernels.compile(perceptron(), ADAM));
    for (int i = 0; i < 50; i++) {
      Engines.assertSame(kernel.step(a), kernel.step(b), "loss");
    }
    for (int p = 0; p < 3; p++) {
      Engines.assertSame(a.parameter(p), b.parameter(p), "parameter " + p);
    }
  }

  @Test
  void aFusedStepIsTheGradientFollowedByTheUpdate() {
    Kernel kernel = Kernels.compile(perceptron(), ADAM);
    Workspace fused = workspace(kernel);
    Workspace plain = workspace(kernel);
    double loss = kernel.step(fused);
    Engines.assertSame(kernel.valueAndGradient(plain), loss, "loss");
    for (int p = 0; p < 3; p++) {
      Engines.assertSame(plain.gradient(p), fused.gradient(p), "gradient " + p);
      double[] before = plain.parameter(p);
      double[] after = fused.parameter(p);
      for (int i = 0; i < before.length; i++) {
        double step = before[i] - after[i];
        // The first step of Adam has the size of the rate and the sign of the gradient.
        assertThat(Math.abs(step)).isLessThanOrEqualTo(0.01);
        assertThat(step * plain.gradient(p)[i]).isGreaterThanOrEqualTo(0);
      }
    }
  }

  @Test
  void oneKernelServesEveryBatchSize() {
    Kernel kernel = Kernels.compile(perceptron());
    Workspace w = Engines.randomWorkspace(kernel.layout(), 100, 3);
    Workspace one = Engines.randomWorkspace(kernel.layout(), 100, 3);
    double sum = 0;
    one.setBatch(1);
    double all = kernel.value(w);
    double[] x = w.doubles[6];
    int[] target = w.ints[0];
    for (int row = 0; row < 100; row++) {
      one.bind(0, java.util.Arrays.copyOfRange(x, row * 8, row * 8 + 8));
      one.bind(1, new int[] {target[row]});
      sum += kernel.value(one);
    }
    assertThat(sum / 100).isCloseTo(all, org.assertj.core.api.Assertions.within(1e-12));
  }

  @Test
  void unboundInputsAndEmptyBatchesAreRefused() {
    Kernel kernel = Kernels.compile(perceptron());
    Workspace w = kernel.newWorkspace();
    w.setBatch(2);
    assertThatThrownBy(() -> kernel.value(w))
        .isInstanceOf(GradusException.class)
        .hasMessageContaining("'X' of 'perceptron' is not bound");
    w.bind(0, new double[8]);
    w.bind(1, new int[2]);
    assertThatThrownBy(() -> kernel.value(w)).hasMessageContaining("8 elements");
    w.bind(0, new double[16]);
    w.batch = 0;
    assertThatThrownBy(() -> kernel.valueAndGradient(w)).hasMessageContaining("zero rows");
  }

  @Test
  void everyStageAndTheClassesCanBeDumped(@TempDir Path directory) throws Exception {
    Compiler.compile(perceptron(), ADAM, CompilerOptions.DEFAULT.dumpingTo(directory));
    assertThat(directory.resolve("1-graph.txt")).content().contains("parameter(w1)");
    assertThat(directory.resolve("2-gradient-pass-1.txt")).content().contains("return");
    assertThat(directory.resolve("3-lowered.txt")).content().contains("double step(");
    try (var files = Files.walk(directory)) {
      assertThat(files).anyMatch(f -> f.toString().endsWith("PerceptronKernel.class"));
    }
  }
}
