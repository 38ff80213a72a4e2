package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.KMeans;
import dev.gradus.runtime.Gradients;
import java.util.Arrays;

/**
 * "kmeans" at points and centroids. The derivative is the direction of Newton's method: gradient
 * over Hessian, which is diagonal, so that its product with ones tells all of it.
 */
public final class KMeansTask extends ScalarTask {
  private final KMeans.Second second = Gradients.load(KMeans.Second.class);
  private final double[] points;
  private final double[] centroids;
  private final int d;
  private final double[] gradient;
  private final double[] ones;
  private final double[] hessian;
  private final double[] direction;

  public KMeansTask(double[] points, double[] centroids, int d) {
    this.points = points;
    this.centroids = centroids;
    this.d = d;
    gradient = new double[centroids.length];
    ones = new double[centroids.length];
    Arrays.fill(ones, 1);
    hessian = new double[centroids.length];
    direction = new double[centroids.length];
  }

  @Override
  double value() {
    return KMeans.cost(points, centroids, d);
  }

  @Override
  public void derivative() {
    second.jvp(points, centroids, d, gradient, ones, hessian);
    for (int i = 0; i < direction.length; i++) {
      direction[i] = gradient[i] / hessian[i];
    }
  }

  @Override
  public Object derivativeOutput() {
    return Rows.of(direction, direction.length / d);
  }
}
