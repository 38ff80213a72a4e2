package dev.gradus.compiler.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Weights that make one number of everything a call leaves behind: of the scalar result, of the
 * leaves of a returned array, and of the final contents of the active argument arrays.
 */
record Cotangents(double scalar, List<double[]> result, List<double[]> contents) {

  static Cotangents random(Subject subject, Outcome outcome, List<Object> leaves, Random random) {
    List<double[]> result = new ArrayList<>();
    if (subject.hasArrayResult()) {
      for (Object leaf : Leaves.of(java.util.Arrays.asList(outcome.result()))) {
        result.add(random.doubles(Leaves.length(leaf), -1, 1).toArray());
      }
    }
    List<double[]> contents = new ArrayList<>();
    for (Object leaf : leaves) {
      contents.add(random.doubles(Leaves.length(leaf), -1, 1).toArray());
    }
    double scalar = subject.hasRealResult() ? 0.5 + random.nextDouble() : 0;
    Cotangents drawn = new Cotangents(scalar, result, contents);
    return subject.isSingle() ? drawn.rounded() : drawn;
  }

  private Cotangents rounded() {
    result.forEach(Cotangents::round);
    contents.forEach(Cotangents::round);
    return new Cotangents((float) scalar, result, contents);
  }

  private static void round(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) values[i];
    }
  }

  /** The weighted sum of values. */
  double of(Outcome outcome, List<Object> leaves) {
    Sum sum = new Sum();
    if (scalar != 0) {
      sum.add(scalar * ((Number) java.util.Objects.requireNonNull(outcome.result())).doubleValue());
    }
    if (!result.isEmpty()) {
      addValues(sum, result, Leaves.of(java.util.Arrays.asList(outcome.result())));
    }
    addValues(sum, contents, leaves);
    return sum.value();
  }

  private static void addValues(Sum sum, List<double[]> weights, List<Object> leaves) {
    for (int k = 0; k < weights.size(); k++) {
      for (int i = 0; i < weights.get(k).length; i++) {
        sum.add(weights.get(k)[i] * Leaves.get(leaves.get(k), i));
      }
    }
  }

  /** The weighted sum of tangents: a directional derivative. */
  Sum of(DualEngine.Result outcome, List<Object> leaves, Shadows shadows) {
    Sum sum = new Sum();
    sum.add(scalar == 0 ? 0 : scalar * outcome.tangent());
    if (!result.isEmpty()) {
      List<Object> returned = Leaves.of(java.util.Arrays.asList(outcome.value()));
      for (int k = 0; k < result.size(); k++) {
        sum.addProducts(result.get(k), shadows.of(returned.get(k)));
      }
    }
    for (int k = 0; k < contents.size(); k++) {
      sum.addProducts(contents.get(k), shadows.of(leaves.get(k)));
    }
    return sum;
  }
}
