package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {
  @TempDir static Path home;

  private static final Map<List<String>, Run> RUNS = new HashMap<>();

  /** Runs a sample, or gives what it printed when it was run before. */
  private static Run sample(String... nameAndOptions) {
    return RUNS.computeIfAbsent(List.of(nameAndOptions), key -> execute(nameAndOptions));
  }

  private static Run execute(String... nameAndOptions) {
    String[] arguments = new String[nameAndOptions.length + 1];
    arguments[0] = "run";
    System.arraycopy(nameAndOptions, 0, arguments, 1, nameAndOptions.length);
    Run run = Run.of(home, arguments);
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run;
  }

  @Test
  void scalarEndsNearItsMinimum() {
    Run run = sample("scalar");
    assertThat(run.lines()).contains("x = -0.980655");
    assertThat(run.lines().stream().filter(l -> l.startsWith("k="))).hasSize(10);
  }

  @Test
  void scalarStartsAndStepsAsAsked() {
    assertThat(sample("scalar", "--start", "-1").lines()).contains("x = -1.000000");
    assertThat(sample("scalar", "--rate", "0.01", "--fast", "--float").number("x"))
        .isBetween(1.0, 2.0);
  }

  @Test
  void matrixShrinks() {
    Run run = sample("matrix");
    assertThat(run.lines().stream().filter(l -> l.startsWith("k="))).hasSize(10);
    assertThat(run.lines().stream().filter(l -> l.startsWith("W["))).hasSize(3);
  }

  @Test
  void vectorsFromZerosDoNotArriveIn300Steps() {
    List<String> lines = sample("vectors").lines();
    int zeros = lines.indexOf("300 steps from zeros, which do not arrive (300 iterations):");
    assertThat(lines.subList(zeros + 1, zeros + 3))
        .containsExactly(
            "  a = 1.000 1.821 2.234 2.444 2.566", "  b = 1.000 1.821 2.234 2.444 2.566");
    assertThat(lines)
        .contains("  a = 1.000 2.000 3.000 4.000 5.000", "  b = 1.000 2.000 3.000 4.000 5.000");
  }

  @Test
  void ascentClimbsAndTheWrongSignRunsAway() {
    assertThat(sample("ascent").lines())
        .containsExactly("maximised: x = 2.0370e-10", "minimised, the wrong sign: x = 8.28e+07");
  }

  @Test
  void likelihoodEndsAtTheStatedDigits() {
    assertThat(sample("likelihood").lines())
        .contains("mu = 0.901552", "log-likelihood = -5.566699");
  }

  @Test
  void policyLearnsToActWithEverySeed() {
    Run run = sample("policy");
    assertThat(run.number("expected reward")).isGreaterThan(8);
    assertThat(run.out()).contains("NO_PARAMETER_REACHED", "argmax");
    List<String> seeds = run.lines().stream().filter(l -> l.startsWith("seed ")).toList();
    assertThat(seeds).hasSize(5);
    for (String line : seeds) {
      String[] words = line.split(" ");
      double before = Double.parseDouble(words[2]);
      double after = Double.parseDouble(words[4]);
      assertThat(after).as(line).isGreaterThanOrEqualTo(3 * before);
    }
  }

  @Test
  void linearFindsTheLineThreeWays() {
    List<String> lines = sample("linear").lines();
    assertThat(lines).hasSize(3);
    for (String line : lines) {
      String[] words = line.split("\\s+");
      assertThat(Double.parseDouble(words[words.length - 4])).isCloseTo(2, within(0.05));
      assertThat(Double.parseDouble(words[words.length - 1])).isCloseTo(1, within(0.05));
    }
    assertThat(lines.get(1).replace("by trainer:   ", ""))
        .isEqualTo(lines.get(0).replace("by hand:      ", ""));
  }

  @Test
  void minibatchRecoversTheWeights() {
    Run run = sample("minibatch");
    String weights = run.lines().get(0).replace("w = ", "");
    double[] w = Arrays.stream(weights.split(" ")).mapToDouble(Double::parseDouble).toArray();
    assertThat(w).containsExactly(new double[] {2, -1, 0.5, 3, -2}, within(0.03));
    assertThat(run.number("b")).isCloseTo(0.7, within(0.03));
    assertThat(home.resolve("out/minibatch/loss.png")).isNotEmptyFile();
    assertThat(home.resolve("out/minibatch/loss.svg")).isNotEmptyFile();
  }

  @Test
  void minimalDescentPrintsTenSteps() {
    List<String> lines = sample("gd-1d-minimal").lines();
    assertThat(lines).hasSize(11);
    assertThat(lines.get(0)).isEqualTo("k= 0 w=+5.000000 L(w)=1.250e+01 |L'(w)|=5.000e+00");
    assertThat(lines.get(10)).isEqualTo("final w=+0.004883 final L(w)=1.192e-05");
  }

  @Test
  void descentEndsAtTheStatedDigitsInFloatAndDouble() {
    List<String> single =
        List.of(
            "float:",
            "[quadratic] final w=7.275958e-11, final L=2.646978e-21, iters=37",
            "[shifted] final w=1.000000e+00, final L=0.000000e+00, iters=27",
            "[doublewell] final w=9.999991e-01, final L=1.818989e-12, iters=200");
    List<String> twice =
        List.of(
            "double:",
            "[quadratic] final w=7.275958e-11, final L=2.646978e-21, iters=37",
            "[shifted] final w=1.000000e+00, final L=1.694066e-21, iters=37",
            "[doublewell] final w=9.999991e-01, final L=1.982635e-12, iters=200");
    assertThat(sample("gd-1d").lines())
        .isEqualTo(Stream.concat(single.stream(), twice.stream()).toList());
    assertThat(sample("gd-1d", "--float").lines()).isEqualTo(single);
    assertThat(sample("gd-1d", "--double").lines()).isEqualTo(twice);
  }

  @Test
  void stepSizesDecideHowManyIterationsItTakes() {
    assertThat(sample("step-size").lines())
        .startsWith(
            "iterations until L <= 1e-05",
            "quadratic from 5:",
            "  step 1.0: 1 iteration",
            "  step 0.5: 11 iterations",
            "  step 0.1: 67 iterations",
            "  step 1.9: 67 iterations",
            "  step 2.0: oscillates, not there after 200",
            "  step 3.0: diverges, not there after 200")
        .contains("double well from 2, swept:", "double well from 5, swept:");
  }

  @Test
  void gradientsAreWhatTheyShouldBe() {
    assertThat(sample("gradcheck").lines())
        .startsWith(
            "L=2.0, dL/dw=2.0",
            "double well: compiled 12.0 against 12.0 by hand",
            "accumulated: 2.0 at w = 2.0",
            "accumulated: 3.0 after adding the one at w = 1.0",
            "cleared: 1.0")
        .anyMatch(line -> line.startsWith("L(w - ηg) = 4.357"));
  }

  @Test
  void boundsBindOrDoNot() {
    assertThat(sample("bounds").lines())
        .containsExactly(
            "min (w-1)^2 over w >= 0: w = 1.000000", "min (w+1)^2 over w >= 0: w = 0.000000");
  }

  @Test
  void diagnosesNameTheProblem() {
    assertThat(sample("diagnose").out())
        .contains("log(0):", "an exploding rate:", "a frozen parameter:", "a forgotten update:")
        .contains("OBJECTIVE_NOT_FINITE", "NOTHING_TO_TRAIN", "UPDATE_FORGOTTEN");
  }

  @Test
  void sevenFiguresAreDrawn() {
    sample("figures");
    for (int i = 1; i <= 7; i++) {
      assertThat(home.resolve("out/figures/figure-1." + i + ".png")).isNotEmptyFile();
      assertThat(home.resolve("out/figures/figure-1." + i + ".svg")).isNotEmptyFile();
    }
  }

  @Test
  void realDataAreClassified() {
    assertThat(sample("logistic").number("test accuracy")).isGreaterThan(0.94);
    assertThat(sample("mlp").number("test accuracy")).isGreaterThan(0.94);
  }

  static List<String> twins() {
    return Samples.all().stream().filter(s -> s.kotlin().isPresent()).map(Sample::name).toList();
  }

  @ParameterizedTest
  @MethodSource("twins")
  void theKotlinTwinPrintsTheSame(String name) {
    assertThat(withoutTimes(sample(name, "--kotlin"))).isEqualTo(withoutTimes(sample(name)));
  }

  private static List<String> withoutTimes(Run run) {
    return run.lines().stream().filter(l -> !l.matches("compiled .* ratio .*")).toList();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(strings = {"methods-java", "methods-kotlin"})
  void plainMethodsAreTrained(String name) {
    List<String> lines = sample(name).lines();
    assertThat(lines)
        .contains(
            "f(-1.2, 1) = 24.20, gradient (-215.6, -88.0)",
            "Rosenbrock-100: farthest from 1 by 0.000001",
            "test accuracy: 0.9648");
  }
}
