package dev.gradus.compiler.tile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Printer;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.tangent.Tangent;
import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two iterations run at once where that is possible and changes nothing. */
class PairedLoopsTest {
  /** Around what is worth it, even and odd. */
  private static final int[] COUNTS = {0, 1, 2, 3, 7, 8, 9, 16, 21};

  static Stream<Method> methods() {
    return LoopMethods.of(LoopsOfSums.class);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void iterationsRunInPairsWhereTheyMay(Method method) {
    MethodCompilation c = LoopMethods.compile(method);
    LoopProgram adjoint = c.stages().get("adjoint");
    LoopProgram paired = c.stages().getOrDefault("adjoint in pairs", adjoint);
    int wanted = method.getAnnotation(LoopsOfSums.Paired.class).value();
    assertThat(pairs(paired)).isEqualTo(wanted);
    assertThat(pairs(PairedLoops.apply(adjoint, Aliasing.DISTINCT, 1))).isEqualTo(wanted);
    assertThat(PairedLoops.apply(adjoint, Aliasing.MAY, 1)).isSameAs(adjoint);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void derivativesKeepTheirBits(Method method) {
    MethodCompilation c = LoopMethods.compile(method);
    LoopProgram adjoint = c.stages().get("adjoint");
    LoopProgram paired = PairedLoops.apply(adjoint, Aliasing.DISTINCT, 1);
    var compiled = Gradients.of(LoopsOfSums.class, method.getName());
    for (int n : COUNTS) {
      for (int m : COUNTS) {
        double[] x = numbers(m);
        double[] y = numbers((n + 1) * (m + 1) + n + m);
        List<Object> plain = outcome(adjoint, x, y, n, m);
        assertThat(outcome(paired, x, y, n, m)).as("%d, %d", n, m).isEqualTo(plain);
        if (plain.get(0) instanceof Double) {
          double[] xAdjoint = new double[m];
          double[] yAdjoint = new double[y.length];
          Object value = compiled.valueAndGradient(x, y, n, xAdjoint, yAdjoint);
          assertThat(List.of(value, list(xAdjoint), list(yAdjoint)))
              .as("%d, %d", n, m)
              .isEqualTo(plain);
        }
      }
    }
  }

  /** Also where the gradient has no element: then rows before have been added already. */
  @ParameterizedTest
  @MethodSource("methods")
  void missingElementsAreMissedAtTheSamePlace(Method method) {
    LoopProgram adjoint = LoopMethods.compile(method).stages().get("adjoint");
    LoopProgram paired = PairedLoops.apply(adjoint, Aliasing.DISTINCT, 1);
    int n = 5;
    double[] x = numbers(4);
    int failures = 0;
    for (int length = 0; length < 32; length++) {
      double[] y = numbers(length);
      for (int elements = 2; elements <= x.length; elements++) {
        List<Object> plain = outcome(adjoint, x, y, n, elements);
        assertThat(outcome(paired, x, y, n, elements)).as("%d", length).isEqualTo(plain);
        failures += plain.get(0) instanceof String ? 1 : 0;
      }
    }
    boolean runs = !method.getName().equals("belowMinusFive");
    assertThat(failures > 0).isEqualTo(runs);
  }

  @ParameterizedTest
  @ValueSource(ints = {-20, -9, -6, -5, 0, Integer.MAX_VALUE})
  void loopsThatNeverRunDoNot(int n) throws NoSuchMethodException {
    LoopProgram adjoint = LoopMethods.compile(method("belowMinusFive")).stages().get("adjoint");
    LoopProgram paired = PairedLoops.apply(adjoint, Aliasing.DISTINCT, 1);
    double[] x = numbers(3);
    double[] y = numbers(21);
    List<Object> plain = outcome(adjoint, x, y, n, 3);
    assertThat(plain.get(0).equals(0.0)).isEqualTo(n >= -5);
    assertThat(outcome(paired, x, y, n, 3)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"leastSquares", "powers", "byColumns"})
  void tangentsAndProductsWithHessiansKeepTheirBits(String name) throws NoSuchMethodException {
    MethodCompilation c = LoopMethods.compile(method(name));
    LoopProgram tangent =
        Optimiser.optimise(Tangent.of(c.stages().get("optimised"), List.of(0), 1));
    LoopProgram product =
        Optimiser.optimise(
            Tangent.of(c.stages().get("adjoint"), List.of(1, 2, 4, 5), 1), Aliasing.DISTINCT);
    LoopProgram tangentInPairs = PairedLoops.apply(tangent, Aliasing.MAY, 1);
    LoopProgram productInPairs = PairedLoops.apply(product, Aliasing.DISTINCT, 1);
    assertThat(List.of(pairs(tangentInPairs), pairs(productInPairs))).isEqualTo(List.of(1, 1));
    for (int n : COUNTS) {
      assertThat(results(tangentInPairs, n)).as("%d", n).isEqualTo(results(tangent, n));
      assertThat(results(productInPairs, n)).as("%d", n).isEqualTo(results(product, n));
    }
  }

  @Test
  void oneArrayMayStandForBothArguments() {
    double[] x = numbers(20);
    double[] adjoint = new double[20];
    var compiled = Gradients.of(LoopsOfSums.class, "byColumns");
    double value = (double) compiled.valueAndGradient(x, x, 1, adjoint, adjoint);
    double sum = Arrays.stream(x).map(v -> v * v).sum();
    assertThat(value).isGreaterThan(0.8).isEqualTo(LoopsOfSums.byColumns(x, x, 1));
    assertThat(adjoint[3]).isEqualTo(4 * (1 + sum) * x[3]);
  }

  private static Method method(String name) throws NoSuchMethodException {
    return LoopsOfSums.class.getDeclaredMethod(name, double[].class, double[].class, int.class);
  }

  private static int pairs(LoopProgram program) {
    return Printer.print(program).split("pairs[.0-9]*: for").length - 1;
  }

  private static double[] numbers(int count) {
    return new Random(count).doubles(count, -1, 1).toArray();
  }

  /**
   * The value of an adjoint, or what it throws, and the adjoints that it has added to.
   *
   * @param elements of the adjoint of x
   */
  private static List<Object> outcome(
      LoopProgram program, double[] x, double[] y, int n, int elements) {
    double[][] into = {new double[1], new double[elements], new double[y.length]};
    Object value;
    try {
      value = LoopMethods.interpreted(program, x, y, n, into);
    } catch (IndexOutOfBoundsException e) {
      value = e.toString();
    }
    return List.of(value, list(into[1]), list(into[2]));
  }

  /** What a function comes to for eight elements of x and many of all other arrays. */
  private static List<Object> results(LoopProgram program, int n) {
    Function f = program.functions().get(0);
    List<Object> arguments = new ArrayList<>();
    for (Value p : f.parameters()) {
      if (p.type().isArray()) {
        arguments.add(numbers(p.name().equals("x") ? 8 : 250 + arguments.size()));
      } else if (p.type().equals(Type.INT)) {
        arguments.add(n);
      } else {
        arguments.add(p.type().equals(Type.DOUBLE) ? (Object) 0.7 : new SaveStack());
      }
    }
    List<Object> all = new ArrayList<>();
    all.add(new LoopInterpreter(program).call(f.name(), arguments.toArray()));
    arguments.forEach(a -> all.add(a instanceof double[] array ? list(array) : n));
    return all;
  }

  private static List<Double> list(double[] array) {
    return Arrays.stream(array).boxed().toList();
  }
}
