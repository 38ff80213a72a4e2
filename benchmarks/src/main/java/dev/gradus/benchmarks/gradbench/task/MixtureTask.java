package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.GaussianMixture;
import dev.gradus.runtime.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;

/** "gmm" at parameters, observations and a prior; see {@link GaussianMixture#logLikelihood}. */
public final class MixtureTask extends ScalarTask {
  private final GaussianMixture.Gradient gradient = Gradients.load(GaussianMixture.Gradient.class);
  private final double[] alpha;
  private final double[] mu;
  private final double[] q;
  private final double[] l;
  private final double[] x;
  private final double gamma;
  private final int m;
  private final double[] alphaAdjoint;
  private final double[] muAdjoint;
  private final double[] qAdjoint;
  private final double[] lAdjoint;

  public MixtureTask(
      double[] alpha, double[] mu, double[] q, double[] l, double[] x, double gamma, int m) {
    this.alpha = alpha;
    this.mu = mu;
    this.q = q;
    this.l = l;
    this.x = x;
    this.gamma = gamma;
    this.m = m;
    this.alphaAdjoint = new double[alpha.length];
    this.muAdjoint = new double[mu.length];
    this.qAdjoint = new double[q.length];
    this.lAdjoint = new double[l.length];
  }

  @Override
  double value() {
    return GaussianMixture.logLikelihood(alpha, mu, q, l, x, gamma, m);
  }

  @Override
  public void derivative() {
    gradient.valueAndGradient(
        alpha, mu, q, l, x, gamma, m, alphaAdjoint, muAdjoint, qAdjoint, lAdjoint);
  }

  @Override
  public Object derivativeOutput() {
    int k = alpha.length;
    Map<String, Object> parts = new LinkedHashMap<>();
    parts.put("alpha", alphaAdjoint);
    parts.put("mu", Rows.of(muAdjoint, k));
    parts.put("q", Rows.of(qAdjoint, k));
    parts.put("l", Rows.of(lAdjoint, k));
    return parts;
  }
}
