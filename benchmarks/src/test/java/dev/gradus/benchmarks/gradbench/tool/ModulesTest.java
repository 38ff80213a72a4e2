package dev.gradus.benchmarks.gradbench.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Conversations about every module: derivatives against differences, values against formulas. */
class ModulesTest {
  private final Inputs inputs = new Inputs();

  private static void assertClose(double[] actual, double... expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      double scale = Math.max(1, Math.abs(actual[i]) + Math.abs(expected[i]));
      assertThat(actual[i]).as("number %s", i).isCloseTo(expected[i], within(1e-7 * scale));
    }
  }

  private static double[] array(List<Double> list) {
    return list.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Compares a gradient with differences of the last number of the primal function. */
  private static void assertGradient(
      String module, String primal, String derivative, Map<String, Object> input, String... by) {
    Supplier<double[]> f =
        () -> {
          double[] all = Talk.output(module, primal, input);
          return new double[] {all[all.length - 1]};
        };
    List<Double> expected = new ArrayList<>();
    for (String name : by) {
      Differences.gradient(f, 0, input.get(name), expected);
    }
    assertClose(Talk.output(module, derivative, input), array(expected));
  }

  @Test
  void helloIsSquareAndDouble() {
    assertClose(Talk.output("hello", "square", 3.5), 12.25);
    assertClose(Talk.output("hello", "double", 3.5), 7);
  }

  @Test
  void gradientOfMixture() {
    assertGradient("gmm", "objective", "jacobian", inputs.mixture(), "alpha", "mu", "q", "l");
  }

  @Test
  void mixtureOfOneIsTheNormalDistribution() {
    Map<String, Object> input =
        Inputs.of(
            "d",
            1,
            "k",
            1,
            "n",
            1,
            "x",
            List.of(List.of(0.7)),
            "m",
            0,
            "gamma",
            1,
            "alpha",
            List.of(0.4),
            "mu",
            List.of(List.of(0.2)),
            "q",
            List.of(List.of(0.3)),
            "l",
            List.of(List.of()));
    double root = Math.exp(0.3);
    double density = 0.3 - 0.5 * Math.pow(root * 0.5, 2) - 0.5 * Math.log(2 * Math.PI);
    // Two degrees of freedom in one dimension: ln Γ(1) = 0.
    double prior = -Math.log(2) - 0.5 * root * root;
    assertClose(Talk.output("gmm", "objective", input), density + prior);
  }

  @Test
  void jacobianOfAdjustment() {
    Map<String, Object> input = inputs.adjustment();
    Supplier<double[]> f = () -> Talk.output("ba", "objective", input);
    double[] rows = new double[30];
    for (int component = 0; component < 2; component++) {
      List<Double> row = new ArrayList<>();
      Differences.gradient(f, component, input.get("cam"), row);
      Differences.gradient(f, component, input.get("x"), row);
      row.add(Differences.of(f, input, "w")[component]);
      System.arraycopy(array(row), 0, rows, 15 * component, 15);
    }
    Map<?, ?> output = (Map<?, ?>) Talk.evaluate("ba", "jacobian", input).get("output");
    double[] values = Talk.numbers(output.get("vals"));
    assertClose(Arrays.copyOf(values, 30), rows);
    assertThat(values[30]).isEqualTo(-1.2);
  }

  @Test
  void jacobianOfAdjustmentIsSparse() {
    Map<?, ?> output =
        (Map<?, ?>) Talk.evaluate("ba", "jacobian", inputs.adjustment()).get("output");
    List<Integer> columns = new ArrayList<>();
    for (int row = 0; row < 2; row++) {
      for (int j = 0; j < 11; j++) {
        columns.add(j);
      }
      columns.addAll(List.of(22, 23, 24, 31));
    }
    columns.add(35);
    assertThat(output.get("cols")).isEqualTo(columns);
    // 10 rows of 15 entries, 5 of one, and the end once more.
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row <= 10; row++) {
      rows.add(15 * row);
    }
    rows.addAll(List.of(151, 152, 153, 154, 155, 155));
    assertThat(output.get("rows")).isEqualTo(rows);
  }

  @Test
  void adjustmentWithoutRotation() {
    Map<String, Object> input = inputs.adjustment();
    input.put("cam", Arrays.asList(0, 0, 0, 1, 2, 3, 2, 10, 20, 0, 0));
    input.put("x", Arrays.asList(5, 4, 5));
    assertClose(Talk.output("ba", "objective", input), 0.6 * 13.8, 0.6 * 21.9, 5, 0.64, 5);
  }

  @Test
  void gradientOfLstm() {
    assertGradient("lstm", "objective", "jacobian", inputs.lstm(), "main_params", "extra_params");
  }

  @Test
  void jacobianOfHand() {
    Map<String, Object> input = inputs.hand(false);
    assertThat(handColumns(input)).isEqualTo(26);
  }

  @Test
  void jacobianOfHandInTriangles() {
    Map<String, Object> input = inputs.hand(true);
    assertThat(handColumns(input)).isEqualTo(28);
    double[] jacobian = Talk.output("ht", "jacobian", input);
    List<?> us = (List<?>) input.get("us");
    for (int i = 0; i < us.size(); i++) {
      for (int u = 0; u < 2; u++) {
        double[] column = Differences.of(() -> Talk.output("ht", "objective", input), us.get(i), u);
        for (int r = 0; r < 3; r++) {
          assertThat(jacobian[28 * (3 * i + r) + u]).isCloseTo(column[3 * i + r], within(1e-7));
        }
      }
    }
  }

  /** Checks the derivatives by the pose, which stand last; gives the number of columns. */
  private static int handColumns(Map<String, Object> input) {
    double[] jacobian = Talk.output("ht", "jacobian", input);
    int columns = jacobian.length / 12;
    for (int j = 0; j < 26; j++) {
      double[] expected =
          Differences.of(() -> Talk.output("ht", "objective", input), input.get("theta"), j);
      double[] actual = new double[12];
      for (int i = 0; i < 12; i++) {
        actual[i] = jacobian[i * columns + columns - 26 + j];
      }
      assertClose(actual, expected);
    }
    return columns;
  }

  @Test
  void directionOfKMeans() {
    Map<String, Object> input = inputs.kMeans();
    Supplier<double[]> f = () -> Talk.output("kmeans", "cost", input);
    List<Double> gradient = new ArrayList<>();
    Differences.gradient(f, 0, input.get("centroids"), gradient);
    double cost = f.get()[0];
    List<Double> expected = new ArrayList<>();
    for (Object centroid : (List<?>) input.get("centroids")) {
      for (int j = 0; j < 3; j++) {
        double[] slope = {0};
        double second = curvature(f, cost, (List<?>) centroid, j);
        slope[0] = gradient.get(expected.size());
        expected.add(slope[0] / second);
      }
    }
    double[] direction = Talk.output("kmeans", "dir", input);
    assertThat(direction).containsExactly(array(expected), within(1e-5));
  }

  private static double curvature(Supplier<double[]> f, double cost, List<?> list, int j) {
    @SuppressWarnings("unchecked") // inputs hold objects
    List<Object> numbers = (List<Object>) list;
    double x = (Double) numbers.get(j);
    double step = 1e-3;
    numbers.set(j, x + step);
    double above = f.get()[0];
    numbers.set(j, x - step);
    double below = f.get()[0];
    numbers.set(j, x);
    return (above - 2 * cost + below) / (step * step);
  }

  @Test
  void gradientOfLogSumExp() {
    Map<String, Object> input = Inputs.of("x", inputs.vector(6));
    assertGradient("lse", "primal", "gradient", input, "x");
    Map<String, Object> equal = Inputs.of("x", List.of(800.0, 800.0));
    assertClose(Talk.output("lse", "primal", equal), 800 + Math.log(2));
  }

  @Test
  void gradientOfPolynomialFit() {
    Map<String, Object> input = Inputs.of("x", inputs.vector(5), "n", 7);
    assertGradient("llsq", "primal", "gradient", input, "x");
    // The points are -1, 0 and 1.
    Map<String, Object> three = Inputs.of("x", List.of(1.0, 2.0), "n", 3);
    assertClose(Talk.output("llsq", "primal", three), 0.5 * (0 + 1 + 4));
  }

  @Test
  void gradientOfDeterminant() {
    Map<String, Object> input = Inputs.of("A", inputs.vector(25), "ell", 5);
    assertGradient("det", "primal", "gradient", input, "A");
    Map<String, Object> known = Inputs.of("A", List.of(2, 1, 0, 1, 3, 1, 0, 1, 4), "ell", 3);
    assertClose(Talk.output("det", "primal", known), 18);
    assertClose(Talk.output("det", "gradient", known), 11, -4, 1, -4, 8, -2, 1, -2, 5);
  }

  @Test
  void gradientOfRungeKutta() {
    Map<String, Object> input = Inputs.of("x", List.of(0.9, 1.2, 0.7, 1.5, 1.1, 0.8), "s", 5);
    List<Object> changing = new ArrayList<>((List<?>) input.get("x"));
    input.put("x", changing);
    assertGradient("ode", "primal", "gradient", input, "x");
    // The solution is a polynomial in time, which the method follows up to the fourth degree.
    Map<String, Object> known = Inputs.of("x", List.of(1, 2, 3, 0.5), "s", 10);
    assertClose(Talk.output("ode", "primal", known), 2, 4, 8, 2);
  }

  @Test
  void particleLandsInAllModes() {
    for (String modes : List.of("rr", "ff", "fr", "rf")) {
      double[] w = Talk.output("particle", modes, Inputs.of("w", 0));
      assertThat(w).containsExactly(new double[] {0.2071918746486116}, within(1e-9));
    }
  }

  @Test
  void saddleIsFoundInAllModes() {
    double least = 8.246324826140356e-06;
    for (String modes : List.of("rr", "ff", "fr", "rf")) {
      double[] found = Talk.output("saddle", modes, Inputs.of("start", List.of(1, 1)));
      assertThat(found).containsExactly(new double[] {least, least, least, least}, within(1e-12));
    }
  }
}
