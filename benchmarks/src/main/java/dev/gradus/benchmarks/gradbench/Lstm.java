package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/**
 * The objective "lstm": a long short-term memory with diagonal weights that predicts characters.
 */
public final class Lstm {
  private Lstm() {}

  /**
   * Mean loss of the prediction of every element from those before it.
   *
   * @param weights for each layer weights 4b, then biases 4b: forget, input, output, change
   * @param extra weights of the input, weights of the output, biases of the output, 3 × b
   * @param state for each layer hidden state, then cell, at the start
   * @param sequence c × b
   */
  @Differentiable
  public static double loss(
      double[] weights, double[] extra, @Inactive double[] state, @Inactive double[] sequence) {
    int b = extra.length / 3;
    int layers = state.length / (2 * b);
    int length = sequence.length / b;
    double[] hidden = new double[layers * b];
    double[] cell = new double[layers * b];
    for (int k = 0; k < layers; k++) {
      System.arraycopy(state, 2 * k * b, hidden, k * b, b);
      System.arraycopy(state, (2 * k + 1) * b, cell, k * b, b);
    }
    double[] x = new double[b];
    double total = 0;
    for (int t = 0; t + 1 < length; t++) {
      for (int j = 0; j < b; j++) {
        x[j] = sequence[t * b + j] * extra[j];
      }
      for (int k = 0; k < layers; k++) {
        layer(weights, 8 * k * b, b, hidden, cell, k * b, x);
      }
      total += likelihood(x, extra, sequence, (t + 1) * b);
    }
    return -total / ((length - 1) * b);
  }

  /** Replaces the layer's state and the signal {@code x} by the next ones. */
  private static void layer(
      double[] weights, int w, int b, double[] hidden, double[] cell, int at, double[] x) {
    for (int j = 0; j < b; j++) {
      double h = hidden[at + j];
      double forget = sigmoid(x[j] * weights[w + j] + weights[w + 4 * b + j]);
      double in = sigmoid(h * weights[w + b + j] + weights[w + 5 * b + j]);
      double out = sigmoid(x[j] * weights[w + 2 * b + j] + weights[w + 6 * b + j]);
      double change = Math.tanh(h * weights[w + 3 * b + j] + weights[w + 7 * b + j]);
      double next = cell[at + j] * forget + in * change;
      cell[at + j] = next;
      double shown = out * Math.tanh(next);
      hidden[at + j] = shown;
      x[j] = shown;
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  /** Log-likelihood of the element of the sequence at {@code next}. */
  private static double likelihood(
      double[] x, double[] extra, @Inactive double[] sequence, int next) {
    int b = x.length;
    double sum = 2;
    for (int j = 0; j < b; j++) {
      x[j] = x[j] * extra[b + j] + extra[2 * b + j];
      sum += Math.exp(x[j]);
    }
    double normaliser = Math.log(sum);
    double total = 0;
    for (int j = 0; j < b; j++) {
      total += sequence[next + j] * (x[j] - normaliser);
    }
    return total;
  }

  /** Gradient of {@link Lstm#loss}. */
  @GradientOf(owner = Lstm.class, method = "loss")
  public interface Gradient {
    double valueAndGradient(
        double[] weights,
        double[] extra,
        double[] state,
        double[] sequence,
        double[] weightsAdjoint,
        double[] extraAdjoint);
  }
}
