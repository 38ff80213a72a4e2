package dev.gradus.samples;

import static dev.gradus.samples.Sample.Choice.RATE;
import static dev.gradus.samples.Sample.Choice.START;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All samples, in the order in which they are best read. */
final class Samples {
  private static final List<Sample> ALL =
      List.of(
          Sample.of("scalar", "x² + 2x + 5, minimised by Adam", new Scalar())
              .kotlin(ScalarTwin.INSTANCE)
              .takes(START, RATE),
          Sample.of("matrix", "a parameter of any shape: sum of squares of a 3×3", new Matrix())
              .kotlin(MatrixTwin.INSTANCE)
              .takes(RATE),
          Sample.of("vectors", "two vectors move to a target; 300 steps fall short", new Vectors())
              .kotlin(VectorsTwin.INSTANCE)
              .takes(RATE),
          Sample.of("ascent", "maximising, and what the wrong sign does", new Ascent())
              .kotlin(AscentTwin.INSTANCE)
              .takes(START, RATE),
          Sample.of("likelihood", "the mean that makes 1, 2, 3 most likely", new Likelihood())
              .kotlin(LikelihoodTwin.INSTANCE)
              .takes(START, RATE),
          Sample.of("policy", "expected reward, then REINFORCE on cart and pole", new Policy())
              .takes(RATE),
          Sample.of("linear", "a line by hand-driven calls, trainer, micro-batches", new Linear())
              .takes(RATE),
          Sample.of("minibatch", "linear regression on shuffled batches", new Minibatch())
              .kotlin(MinibatchTwin.INSTANCE)
              .takes(RATE),
          Sample.of("gd-1d-minimal", "gradient descent in ten lines", new MinimalDescent())
              .takes(START, RATE),
          Sample.of("gd-1d", "three losses to the last digit, float and double", new Descent())
              .takes(START, RATE),
          Sample.of("step-size", "crawl, convergence, oscillation, divergence", new StepSize()),
          Sample.of("gradcheck", "is the compiled gradient right?", new GradientCheckSample()),
          Sample.of("bounds", "w ≥ 0 by projection, binding or not", new BoundsSample())
              .takes(START, RATE),
          Sample.of("diagnose", "what goes wrong, and the message that says so", new Diagnose()),
          Sample.of("figures", "the seven pictures of a lecture", new Figures()),
          Sample.of("logistic", "breast cancer data: logistic regression", new Logistic())
              .kotlin(LogisticTwin.INSTANCE)
              .takes(RATE),
          Sample.of("mlp", "breast cancer data: a hidden layer", new Mlp()).takes(RATE),
          Sample.of("methods-java", "plain methods differentiated, and trained", new MethodsJava())
              .takes(RATE),
          Sample.of("methods-kotlin", "the same with Kotlin functions", MethodsKotlin.INSTANCE)
              .takes(RATE));

  private Samples() {}

  static List<Sample> all() {
    return ALL;
  }

  static Optional<Sample> named(String name) {
    return ALL.stream().filter(sample -> sample.name().equals(name)).findFirst();
  }

  /** One numbered line per sample. */
  static List<String> list() {
    List<String> lines = new ArrayList<>();
    for (Sample sample : ALL) {
      String twin = sample.kotlin().isPresent() ? " (also --kotlin)" : "";
      int number = lines.size() + 1;
      lines.add(
          String.format(
              Locale.ROOT, "%2d. %-14s %s%s", number, sample.name(), sample.idea(), twin));
    }
    return lines;
  }
}
