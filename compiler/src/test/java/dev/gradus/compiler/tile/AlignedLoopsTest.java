package dev.gradus.compiler.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.kernel.Tiles;
import java.lang.reflect.Method;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Loops index all arrays alike where that is possible and changes nothing. */
class AlignedLoopsTest {

  /** Around what is worth it, and around the longest copies. */
  private static final int[] COUNTS = {
    1, 2, 63, 64, 65, 66, 100, 1000, Tiles.LONGEST - 1, Tiles.LONGEST, Tiles.LONGEST + 1
  };

  static Stream<Method> methods() {
    return LoopMethods.of(ShiftedLoops.class);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void loopsAreAlignedWhereTheyMayBe(Method method) {
    String text = Printer.print(aligned(LoopMethods.compile(method)));
    int found = text.split("aligned[.0-9]*: for").length - 1;
    assertThat(found).isEqualTo(method.getAnnotation(ShiftedLoops.Aligned.class).value());
  }

  @ParameterizedTest
  @MethodSource("methods")
  void derivativesKeepTheirBits(Method method) {
    MethodCompilation c = LoopMethods.compile(method);
    var compiled = Gradients.of(ShiftedLoops.class, method.getName());
    for (int n : COUNTS) {
      Random random = new Random(n);
      double[] x = random.doubles(n + 1, -1, 1).toArray();
      double[] y = random.doubles(n + 3, -1, 1).toArray();
      double[][] plain = {new double[1], new double[n + 1], new double[n + 3]};
      double[][] emitted = {new double[1], new double[n + 1], new double[n + 3]};
      plain[0][0] = LoopMethods.interpreted(c.stages().get("adjoint"), x, y, n, plain);
      emitted[0][0] = (double) compiled.valueAndGradient(x, y, n, emitted[1], emitted[2]);
      assertThat(emitted).as("n = %d", n).isDeepEqualTo(plain);
      if (n <= 1000) {
        double[][] interpreted = {new double[1], new double[n + 1], new double[n + 3]};
        interpreted[0][0] = LoopMethods.interpreted(aligned(c), x, y, n, interpreted);
        assertThat(interpreted).as("n = %d", n).isDeepEqualTo(plain);
      }
    }
  }

  @Test
  void loopsOverArraysThatMayBeOneStayAsTheyAre() throws NoSuchMethodException {
    Class<?> array = double[].class;
    Method method = ShiftedLoops.class.getDeclaredMethod("overwriting", array, array, int.class);
    LoopProgram adjoint = LoopMethods.compile(method).stages().get("adjoint");
    assertThat(AlignedLoops.apply(adjoint, Aliasing.DISTINCT, 1)).isNotSameAs(adjoint);
    assertThat(AlignedLoops.apply(adjoint, Aliasing.MAY, 1)).isSameAs(adjoint);
  }

  @Test
  void oneArrayMayStandForBothArguments() {
    double[] x = new Random(5).doubles(303, -1, 1).toArray();
    double[] adjoint = new double[303];
    var compiled = Gradients.of(ShiftedLoops.class, "productsWithTheOneBefore");
    double value = (double) compiled.valueAndGradient(x, x, 300, adjoint, adjoint);
    assertThat(value).isEqualTo(ShiftedLoops.productsWithTheOneBefore(x, x, 300));
    double cotangent = 2 * x[300] * x[299];
    assertThat(adjoint[300]).isCloseTo(cotangent * x[299], within(1e-15));
    assertThat(adjoint[299]).isCloseTo(cotangent * x[300], within(1e-15));
    assertThat(adjoint[150]).isEqualTo(x[149]);
  }

  @Test
  void loopsThatNeverRunCopyNothing() {
    var compiled = Gradients.of(AlignedLoopsTest.class, "betweenTwo");
    double[] x = {3, 4};
    double[] adjoint = new double[2];
    int last = Integer.MIN_VALUE + 300;
    double value = (double) compiled.valueAndGradient(x, Integer.MAX_VALUE, last, adjoint);
    assertThat(value).isEqualTo(9);
    assertThat(adjoint).containsExactly(6, 0);
  }

  @Differentiable
  static double betweenTwo(double[] x, int from, int to) {
    double[] k = {x[0], x[1]};
    for (int i = from; i < to; i++) k[i] = x[i] * x[i - 1];
    return k[0] * k[0];
  }

  @ParameterizedTest
  @MethodSource("methods")
  void missingElementsAreMissed(Method method) {
    var compiled = Gradients.of(ShiftedLoops.class, method.getName());
    double[] x = new double[140];
    double[] y = new double[141];
    assertThatThrownBy(() -> compiled.valueAndGradient(x, y, 300, new double[140], new double[141]))
        .isInstanceOf(ArrayIndexOutOfBoundsException.class);
  }

  private static LoopProgram aligned(MethodCompilation c) {
    return c.stages().getOrDefault("adjoint aligned", c.stages().get("adjoint"));
  }
}
