package dev.gradus.compiler;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.gradus.dsl.Definition;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.interpret.Interpreter;
import dev.gradus.dsl.interpret.TensorValue;
import dev.gradus.dsl.interpret.WorkspaceValues;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Kernels;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Loops over batches of several ranges of rows, which threads share. */
class RangesOfRowsTest {
  /** One range, two, several of which the last is shorter. */
  private static final int[] ROWS = {1, 2047, 2048, 9000};

  private static final Adam ADAM = Adam.rate(1e-3);

  /** Rows in locals, sums in locals. */
  private static final Definition LINEAR =
      m -> {
        Tensor x = m.input("X", BATCH, 3);
        Tensor prediction = x.dot(m.parameter("w", 3)).plus(m.parameter("b"));
        m.output("prediction", prediction);
        return meanSquaredError(prediction, m.input("y", BATCH));
      };

  /** Tiles in arrays: products, block kernels, sums in arrays and in partials. */
  private static final Definition NETWORK =
      m -> {
        Tensor w1 = m.parameter("w", 3, 17).initial(Init.normal(1, 0, 0.5));
        Tensor w2 = m.parameter("w2", 17, 4).initial(Init.normal(2, 0, 0.5));
        Tensor bias = m.parameter("b", 17);
        Tensor logits = m.input("X", BATCH, 3).matmul(w1).plus(bias).tanh().matmul(w2);
        m.output("prediction", logits);
        return logits.square().sum(1).minus(m.input("y", BATCH)).abs().mean();
      };

  /** Loops that need the sums, and values of the rows, of loops before. */
  private static final Definition STANDARDISED =
      m -> {
        Tensor x = m.input("X", BATCH, 3).times(m.parameter("w", 3).initial(1, 2, 3));
        Tensor centred = x.minus(x.mean(0));
        Tensor scaled = centred.div(centred.square().mean(0).plus(0.1).sqrt());
        m.output("prediction", scaled);
        Tensor loss = scaled.sum(1).plus(m.parameter("b")).minus(m.input("y", BATCH)).square();
        return loss.mean().plus(x.max().times(0.01)).plus(scaled.min().exp());
      };

  /** A scan over rows wants the whole batch at once; what is added up behind it does not. */
  private static final Definition SCANNED =
      m -> {
        Tensor x = m.input("X", BATCH, 3).times(m.parameter("w", 3).initial(1, 0.5, 0.2));
        Tensor sums = x.cumsum(1).plus(m.parameter("b"));
        m.output("prediction", sums);
        return sums.sin().sum(1).times(m.input("y", BATCH)).mean();
      };

  private static final List<Definition> OBJECTIVES =
      List.of(LINEAR, NETWORK, STANDARDISED, SCANNED);

  private static Workspace bound(Kernel kernel, int rows) {
    Workspace w = kernel.newWorkspace();
    bind(w, rows);
    return w;
  }

  private static void bind(Workspace w, int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    for (String input : List.of("X", "y")) {
      Signature s = w.layout().signature();
      int size = s.inputs().get(s.input(input)).size() * rows;
      double[] values = random.doubles(size, -1, 1).toArray();
      if (s.dtype() == DType.DOUBLE) {
        w.bind(input, values);
      } else {
        float[] rounded = new float[size];
        for (int i = 0; i < size; i++) {
          rounded[i] = (float) values[i];
        }
        w.bind(input, rounded);
      }
    }
  }

  @Test
  void resultsHaveTheSameBitsWhateverTheNumberOfThreads() {
    for (Definition objective : OBJECTIVES) {
      for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
        Model model = Model.define("rows", objective).with(dtype);
        Kernel kernel = Kernels.compile(model, ADAM.formula(false));
        for (int rows : ROWS) {
          requireSameBits(kernel, rows);
        }
      }
    }
    for (Definition objective : List.of(LINEAR, STANDARDISED, SCANNED)) {
      Model model = Model.define("rows", objective);
      requireSameBits(Kernels.compile(model, ADAM.formula(false)), 100_001);
    }
  }

  private static void requireSameBits(Kernel kernel, int rows) {
    List<double[]> expected = everything(kernel, bound(kernel, rows));
    for (int threads : new int[] {2, 3, 8}) {
      assertThat(everything(kernel.threads(threads), bound(kernel, rows)))
          .as("%s rows, %s, %s threads", rows, kernel.signature().dtype(), threads)
          .usingRecursiveComparison()
          .isEqualTo(expected);
    }
  }

  private static List<double[]> everything(Kernel kernel, Workspace w) {
    List<double[]> results = new ArrayList<>();
    kernel.outputs(w);
    results.add(w.output("prediction"));
    results.add(new double[] {kernel.value(w), kernel.valueAndGradient(w)});
    results.add(w.gradient("w"));
    results.add(w.gradient("b"));
    ADAM.prepare(1, w.hyper);
    results.add(new double[] {kernel.step(w)});
    double[] values = new double[3];
    kernel.steps(w, 3, ADAM, 1, values);
    results.add(values);
    results.add(w.parameter("w"));
    return results;
  }

  @Test
  void allEnginesAgree() {
    for (Definition objective : OBJECTIVES) {
      for (DType dtype : List.of(DType.DOUBLE, DType.FLOAT)) {
        for (Arithmetic arithmetic : Arithmetic.values()) {
          Model model = Model.define("rows", objective).with(dtype).with(arithmetic);
          agree(model, dtype == DType.DOUBLE ? 2048 : 2500);
        }
      }
    }
  }

  private static void agree(Model model, int rows) {
    Compilation compilation = Compiler.compile(model, UpdateFormula.NONE);
    Kernel kernel = compilation.kernel();
    Engines.agree(
        kernel.threads(2),
        model.graph(),
        compilation.graphs().gradient(),
        l -> bound(kernel, rows));
    Workspace w = bound(kernel, rows);
    double value = kernel.value(w);
    List<TensorValue> inputs = WorkspaceValues.inputs(model.graph(), w);
    double expected = Interpreter.run(model.graph(), inputs, rows).get(0).get(0);
    Engines.assertSame(value, expected, "value");
    for (Kernel tape :
        List.of(
            new ScalarTape(model.graph(), model.signature()),
            new TensorTape(model.graph(), model.signature()))) {
      Engines.assertSame(tape.value(bound(tape, rows)), expected, "tape");
    }
  }

  /** What the parts of a large function hand on to each other is private to a thread, too. */
  @Test
  void functionsInPartsHaveTheSameBitsWhateverTheNumberOfThreads() {
    Model model =
        Model.define(
            "deep",
            m -> {
              Tensor w = m.parameter("w", 3).initial(0.3, 0.4, 0.5);
              Tensor b = m.parameter("b");
              Tensor x = m.input("X", BATCH, 3);
              for (int layer = 0; layer < 60; layer++) {
                Tensor mean = x.mean(1).plus(b).tanh().expandDims(1);
                x = x.times(w).plus(mean).maximum(x.sin());
              }
              m.output("prediction", x);
              return meanSquaredError(x.sum(1), m.input("y", BATCH));
            });
    Compilation compilation = Compiler.compile(model, ADAM.formula(false));
    assertThat(compilation.listing()).contains("valueAndGradientInRangesRows1Parts(");
    requireSameBits(compilation.kernel(), 3000);
  }

  /** Another batch in the same workspace, larger or smaller, for as many threads. */
  @Test
  void aWorkspaceTakesBatchesOfAnySize() {
    Kernel kernel = Kernels.compile(Model.define("rows", NETWORK));
    Workspace w = kernel.newWorkspace();
    for (int rows : new int[] {9000, 100, 40_000, 2048, 30_000, 5000}) {
      bind(w, rows);
      for (Kernel k : List.of(kernel.threads(3), kernel, kernel.threads(2))) {
        Workspace fresh = bound(kernel, rows);
        assertThat(k.valueAndGradient(w)).isEqualTo(kernel.valueAndGradient(fresh));
        assertThat(w.gradient("w")).isEqualTo(fresh.gradient("w"));
      }
    }
  }

  /** Sums of many numbers are those of ranges, too, but one thread runs the loop. */
  @Test
  void manySumsHaveTheSameBitsWhateverTheNumberOfThreads() {
    Model model =
        Model.define(
            "wide",
            m -> {
              Tensor table = m.parameter("w", 30, 300).initial(Init.normal(3, 0, 0.1));
              Tensor b = m.parameter("b", 300);
              Tensor rows = m.input("X", BATCH, 30).matmul(table).plus(b).tanh();
              m.output("prediction", rows.sum(1));
              return rows.sum(1).times(m.input("y", BATCH)).mean();
            });
    Kernel kernel = Kernels.compile(model, ADAM.formula(false));
    requireSameBits(kernel, 4500);
    Workspace w = bound(kernel, 2048);
    List<TensorValue> inputs = WorkspaceValues.inputs(model.graph(), w);
    double expected = Interpreter.run(model.graph(), inputs, w.batch).get(0).get(0);
    Engines.assertSame(kernel.threads(2).valueAndGradient(w), expected, "value");
  }

  @Test
  void theFirstRowThatFailsIsTheOneThatIsTold() {
    Kernel kernel =
        Kernels.compile(
            Model.define(
                "lookup",
                m -> {
                  Tensor rows = m.parameter("w", 6, 16).gather(m.intInput("word", BATCH));
                  return Classification.softmaxCrossEntropy(rows.exp(), m.intInput("y", BATCH));
                }));
    int[] words = new int[50_000];
    words[20_123] = 7;
    words[20_124] = 8;
    words[49_000] = 9;
    for (int threads : new int[] {1, 2, 8}) {
      Workspace w = kernel.newWorkspace();
      w.bind("word", words);
      w.bind("y", new int[words.length]);
      Kernel shared = kernel.threads(threads);
      assertThatThrownBy(() -> shared.valueAndGradient(w))
          .isInstanceOf(GradusException.class)
          .hasMessageContaining("7");
      w.bind("word", new int[words.length]);
      assertThat(shared.valueAndGradient(w)).isFinite();
    }
  }

  @Test
  void aCallByOneThreadAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (Definition objective : OBJECTIVES) {
      Kernel kernel = Kernels.compile(Model.define("rows", objective), ADAM.formula(false));
      Workspace w = bound(kernel, 5000);
      ADAM.prepare(1, w.hyper);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < 300; i++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        kernel.step(w);
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertThat(least).isZero();
    }
  }

  /** Sums of ranges by hand: 2048 rows are two of 1024. */
  @Test
  void theSumsOfTheRangesAreAddedInOrder() {
    Model model =
        Model.define("total", m -> m.input("y", BATCH).times(m.parameter("w").initial(1)).sum())
            .with(Arithmetic.STRICT);
    Compilation compilation = Compiler.compile(model, UpdateFormula.NONE);
    assertThat(compilation.listing())
        .contains("valueInRangesRows0", "double rows(", "Team.shareRows");
    double[] y = new SplittableRandom(5).doubles(2048).toArray();
    double first = 0;
    double second = 0;
    for (int i = 0; i < 1024; i++) {
      first += y[i];
      second += y[1024 + i];
    }
    Workspace w = compilation.kernel().newWorkspace();
    w.bind("y", y);
    assertThat(compilation.kernel().value(w)).isEqualTo(first + second);
    double all = 0;
    for (double value : y) {
      all += value;
    }
    assertThat(first + second).isNotEqualTo(all);
  }
}
