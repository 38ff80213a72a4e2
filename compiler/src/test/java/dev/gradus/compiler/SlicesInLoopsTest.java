package dev.gradus.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.dsl.Definition;
import dev.gradus.dsl.Model;
import dev.gradus.dsl.Range;
import dev.gradus.dsl.Scan;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.Tensors;
import dev.gradus.dsl.tape.ScalarTape;
import dev.gradus.dsl.tape.TensorTape;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.train.GradientCheck;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Slices of vectors and their adjoints: how many loops they take, and that nothing is lost. */
class SlicesInLoopsTest {
  /** Larger than what is unrolled. */
  private static final int LARGE = 130;

  private static Definition rosenbrock(int n) {
    return m -> {
      Tensor x = m.parameter("x", n);
      Tensor here = x.get(Range.of(0, n - 1));
      Tensor next = x.get(Range.of(1, n));
      Tensor valley = next.minus(here.square()).square().times(100);
      return valley.plus(here.minus(1).square()).sum();
    };
  }

  /** Every engine, arithmetic and type, small (all layouts of code) and large. */
  private static void agree(Definition definition) {
    for (Arithmetic arithmetic : Arithmetic.values()) {
      for (DType dtype : new DType[] {DType.DOUBLE, DType.FLOAT}) {
        Model model = Model.define("slices", definition).with(arithmetic).with(dtype);
        Engines.agree(model, 0, 11);
        for (Kernel tape :
            List.of(
                new ScalarTape(model.graph(), model.signature()),
                new TensorTape(model.graph(), model.signature()))) {
          Kernel kernel = compiled(model);
          Engines.assertSame(
              tape.value(filled(tape)), kernel.value(filled(kernel)), tape.getClass().getName());
        }
        if (dtype == DType.DOUBLE) {
          Kernel kernel = compiled(model);
          GradientCheck check = GradientCheck.compare(kernel, filled(kernel));
          assertThat(check.agreesWithin(1e-6)).as(check.toString()).isTrue();
        }
      }
    }
  }

  private static Kernel compiled(Model model) {
    return Compiler.compile(model, UpdateFormula.NONE).kernel();
  }

  private static Workspace filled(Kernel kernel) {
    SplittableRandom random = new SplittableRandom(5);
    Workspace w = kernel.newWorkspace();
    for (int p = 0; p < kernel.signature().parameters().size(); p++) {
      int size = kernel.signature().parameters().get(p).size();
      w.setParameter(p, random.doubles(size, -1, 1).toArray());
    }
    return w;
  }

  /** The text of the function that computes the gradient. */
  private static String gradientCode(Definition definition) {
    String listing =
        Compiler.compile(Model.define("slices", definition), UpdateFormula.NONE).listing();
    Matcher function = Pattern.compile("(?ms)^double valueAndGradient.*?^}").matcher(listing);
    assertThat(function.find()).isTrue();
    return function.group();
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void forwardAndBackwardOfNeighboursAreOneLoopAndTheGradientIsAnother() {
    String code = gradientCode(rosenbrock(LARGE));
    assertThat(count(code, "for (")).as(code).isEqualTo(2);
    assertThat(code).doesNotContain("Views.copy").doesNotContain("Arrays.fill");
    assertThat(count(code, "arraycopy")).as("only what is read at another index").isEqualTo(1);

    Kernel kernel = compiled(Model.define("slices", rosenbrock(LARGE)));
    Workspace w = filled(kernel);
    double[] x = w.parameter(0);
    double[] expected = new double[LARGE];
    double sum = 0;
    for (int i = 0; i + 1 < LARGE; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      double rest = x[i] - 1;
      sum += 100 * valley * valley + rest * rest;
      expected[i] += -400 * valley * x[i] + 2 * rest;
      expected[i + 1] += 200 * valley;
    }
    assertThat(kernel.valueAndGradient(w)).isCloseTo(sum, within(1e-9 * sum));
    assertThat(w.gradient(0)).usingComparatorWithPrecision(1e-10).containsExactly(expected);
  }

  @Test
  void neighboursOfAnyNumber() {
    for (int n : new int[] {1, 2, 3, 4, LARGE}) {
      agree(rosenbrock(n));
    }
  }

  @Test
  void slicesThatOverlapInThreePlaces() {
    Definition curvature =
        m -> {
          Tensor x = m.parameter("x", LARGE);
          Tensor left = x.get(Range.of(0, LARGE - 2));
          Tensor middle = x.get(Range.of(1, LARGE - 1));
          Tensor right = x.get(Range.from(2));
          return left.minus(middle.times(2)).plus(right).square().times(middle.exp()).sum();
        };
    agree(curvature);
    String code = gradientCode(curvature);
    assertThat(code).doesNotContain("Views.copy").doesNotContain("Arrays.fill");
  }

  @Test
  void wholeEmptyAndSingleSlices() {
    agree(
        m -> {
          Tensor x = m.parameter("x", LARGE);
          Tensor whole = x.get(Range.of(0, LARGE));
          Tensor none = x.get(Range.of(3, 3));
          Tensor one = x.get(Range.of(LARGE - 1, LARGE));
          return whole.square().sum().plus(none.exp().sum()).plus(one.times(whole).sum());
        });
  }

  @Test
  void slicesInSteps() {
    agree(
        m -> {
          Tensor x = m.parameter("x", LARGE);
          Tensor even = x.get(Range.of(0, LARGE, 2));
          Tensor odd = x.get(Range.of(1, LARGE, 2));
          return even.times(odd).plus(even.square()).sum();
        });
  }

  @Test
  void rowsAndColumnsOfMatrices() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 40, 30);
          Tensor above = x.get(Range.of(0, 39));
          Tensor below = x.get(Range.from(1));
          Tensor left = x.get(Range.all(), Range.of(0, 29));
          Tensor right = x.get(Range.all(), Range.from(1));
          Tensor turned = x.transpose();
          return above
              .minus(below)
              .square()
              .sum()
              .plus(left.minus(right).square().sum())
              .plus(turned.get(Range.at(3)).times(turned.get(Range.at(4))).sum());
        });
  }

  @Test
  void partsOneBehindTheOther() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 400);
          Tensor y = m.parameter("y", 300);
          Tensor both = Tensors.concat(0, x, y.exp());
          Tensor turned = Tensors.concat(0, y, x);
          return both.times(turned).plus(both.square()).sum();
        });
  }

  @Test
  void outputsThatArePartsOfOthers() {
    agree(
        m -> {
          Tensor x = m.parameter("x", LARGE);
          Tensor y = x.sin();
          Tensor part = y.get(Range.from(1));
          m.output("all", y);
          m.output("part", part);
          m.output("again", part.get(Range.of(2, 5)));
          return part.times(y.get(Range.of(0, LARGE - 1))).sum();
        });
  }

  @Test
  void slicesInsideScans() {
    agree(
        m -> {
          Tensor x = m.parameter("x", 40);
          Tensor rate = m.parameter("rate", 40);
          return Scan.from(x)
              .over(rate.reshape(4, 10))
              .run(
                  (carries, r) -> {
                    Tensor s = carries.get(0);
                    Tensor turned = Tensors.concat(0, s.get(Range.from(1)), s.get(Range.of(0, 1)));
                    return Scan.next(turned.times(s).plus(r.get(0).sum()).tanh());
                  })
              .carry(0)
              .square()
              .sum();
        });
  }

  @Test
  void negativeZerosAreKept() {
    Model model =
        Model.define(
            "zeros",
            m -> {
              Tensor x = m.parameter("x", 1200);
              m.output(
                  "y",
                  Tensors.concat(0, x.get(Range.of(0, 600)).times(-1), x.get(Range.from(600)))
                      .times(1.0));
              return x.sum();
            });
    Kernel kernel = compiled(model);
    Workspace w = kernel.newWorkspace();
    w.setParameter(0, new double[1200]);
    kernel.outputs(w);
    double[] expected = new double[1200];
    Arrays.fill(expected, 0, 600, -0.0);
    assertThat(w.output("y")).containsExactly(expected);
  }
}
