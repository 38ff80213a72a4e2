package dev.gradus.compiler.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops of FAST methods run in tiles where their iterations are independent, and only there. */
class TilingTest {
  private static final int[] COUNTS = {0, 1, 31, 32, 33, 127, 128, 129, 255, 256, 257, 300, 769};

  static Stream<Method> methods() {
    return LoopMethods.of(TiledLoops.class);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void loopsAreCutWhereTheyMayBe(Method method) {
    String text = Printer.print(inTiles(LoopMethods.compile(method)));
    int tiles = text.split("tiles[.0-9]*: for").length - 1;
    assertThat(tiles).isEqualTo(method.getAnnotation(TiledLoops.InTiles.class).value());
  }

  /** Interpreter and class agree to the bit, tiles and plain loops but for the order of sums. */
  @ParameterizedTest
  @MethodSource("methods")
  void derivativesStayTheSame(Method method) {
    MethodCompilation c = LoopMethods.compile(method);
    var compiled = Gradients.of(TiledLoops.class, method.getName());
    boolean exact = method.getAnnotation(TiledLoops.InTiles.class).exact();
    for (int n : COUNTS) {
      Random random = new Random(n);
      double[] x = random.doubles(n + 1, -1, 1).toArray();
      double[] y = random.doubles(n + 3, -1, 1).toArray();
      // The largest and the smallest number come twice.
      x[n / 2] = Arrays.stream(x).max().getAsDouble();
      x[n / 3] = Arrays.stream(x).min().getAsDouble();
      double[][] plain = {new double[1], new double[n + 1], new double[n + 3]};
      double[][] tiled = {new double[1], new double[n + 1], new double[n + 3]};
      double[][] emitted = {new double[1], new double[n + 1], new double[n + 3]};
      plain[0][0] = LoopMethods.interpreted(c.stages().get("adjoint"), x, y, n, plain);
      tiled[0][0] = LoopMethods.interpreted(inTiles(c), x, y, n, tiled);
      emitted[0][0] = (double) compiled.valueAndGradient(x, y, n, emitted[1], emitted[2]);
      assertThat(emitted).as("n = %d", n).isDeepEqualTo(tiled);
      for (int k = 0; k < 3; k++) {
        double error = exact && k == 0 ? 0 : 1e-11;
        assertThat(tiled[k]).as("n = %d", n).containsExactly(plain[k], within(error));
      }
    }
  }

  @Test
  void whatALoopReadsAgainAndAgainIsGatheredOnce() throws NoSuchMethodException {
    String text = Printer.print(inTiles(LoopMethods.compile(method("repeated"))));
    assertThat(text.split("gather[.0-9]*: for")).hasSize(2);
  }

  @Test
  void productsThatShareARowAreComputedFourAtOnce() throws NoSuchMethodException {
    String text = Printer.print(inTiles(LoopMethods.compile(method("sharedRows"))));
    assertThat(text).containsOnlyOnce("Blocks.fourRowDots(");
  }

  private static Method method(String name) throws NoSuchMethodException {
    return TiledLoops.class.getDeclaredMethod(name, double[].class, double[].class, int.class);
  }

  @Test
  void loopsThatNeverRunTouchNothing() {
    double[] x = {3, 4};
    double[] adjoint = new double[2];
    var upwards = Gradients.of(TilingTest.class, "largestOf");
    int end = Integer.MIN_VALUE + 400;
    assertThat((double) upwards.valueAndGradient(x, Integer.MAX_VALUE, end, adjoint)).isEqualTo(9);
    assertThat(adjoint).containsExactly(6, 0);
    var downwards = Gradients.of(TilingTest.class, "sumDownwards");
    assertThat((double) downwards.valueAndGradient(x, -100, Integer.MAX_VALUE, adjoint))
        .isEqualTo(9);
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  static double largestOf(double[] x, int from, int to) {
    double m = x[0];
    for (int i = from; i < to; i++) m = Math.max(m, x[i]);
    return m * m;
  }

  @Differentiable(arithmetic = Arithmetic.FAST)
  static double sumDownwards(double[] x, int from, int to) {
    double s = x[0] * x[0];
    for (int i = from; i > to; i--) s += Math.exp(x[i]);
    return s;
  }

  /** What is added to neighbours comes in the order of the loop, for every element. */
  @Test
  void elementsAreAddedUpAsBefore() throws NoSuchMethodException {
    MethodCompilation c = LoopMethods.compile(method("neighbours"));
    for (int n : COUNTS) {
      double[] x = new double[n + 1];
      double[] y = new Random(n).doubles(n + 3, -1, 1).toArray();
      double[][] plain = {new double[1], new double[n + 1], new double[n + 3]};
      double[][] tiled = {new double[1], new double[n + 1], new double[n + 3]};
      LoopMethods.interpreted(c.stages().get("adjoint"), x, y, n, plain);
      LoopMethods.interpreted(inTiles(c), x, y, n, tiled);
      assertThat(tiled[2]).as("n = %d", n).isEqualTo(plain[2]);
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void valuesAgree(Method method) {
    var compiled = Gradients.of(TiledLoops.class, method.getName());
    double[] x = new Random(1).doubles(301, -1, 1).toArray();
    double[] y = new Random(2).doubles(303, -1, 1).toArray();
    double[] unused = new double[301];
    double value = (double) compiled.valueAndGradient(x, y, 300, unused, new double[303]);
    assertThat((double) compiled.value(x, y, 300)).isCloseTo(value, within(1e-12));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void missingElementsAreMissed(Method method) {
    var compiled = Gradients.of(TiledLoops.class, method.getName());
    double[] x = new double[40];
    double[] y = new double[41];
    double[] adjoint = new double[40];
    assertThatThrownBy(() -> compiled.valueAndGradient(x, y, 300, adjoint, new double[41]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  private static LoopProgram inTiles(MethodCompilation c) {
    return c.stages().getOrDefault("adjoint in tiles", c.stages().get("adjoint"));
  }
}
