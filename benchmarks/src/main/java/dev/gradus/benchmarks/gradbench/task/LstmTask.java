package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Lstm;
import dev.gradus.runtime.Gradients;
import java.util.Arrays;

/** "lstm" at weights, a state and a sequence; see {@link Lstm#loss}. */
public final class LstmTask extends ScalarTask {
  private final Lstm.Gradient gradient = Gradients.load(Lstm.Gradient.class);
  private final double[] weights;
  private final double[] extra;
  private final double[] state;
  private final double[] sequence;
  private final double[] weightsAdjoint;
  private final double[] extraAdjoint;

  public LstmTask(double[] weights, double[] extra, double[] state, double[] sequence) {
    this.weights = weights;
    this.extra = extra;
    this.state = state;
    this.sequence = sequence;
    this.weightsAdjoint = new double[weights.length];
    this.extraAdjoint = new double[extra.length];
  }

  @Override
  double value() {
    return Lstm.loss(weights, extra, state, sequence);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(weights, extra, state, sequence, weightsAdjoint, extraAdjoint);
  }

  @Override
  public Object derivativeOutput() {
    double[] both = Arrays.copyOf(weightsAdjoint, weights.length + extra.length);
    System.arraycopy(extraAdjoint, 0, both, weights.length, extra.length);
    return both;
  }
}
