package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Gradients;

/** The objective "kmeans": squared distances of points from their nearest centroids. */
public final class KMeans {
  private KMeans() {}

  /** The sum over the n × d points of the least squared distance from one of k × d centroids. */
  @Differentiable
  public static double cost(double[] points, @Active double[] centroids, int d) {
    int n = points.length / d;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      int nearest = nearest(points, i * d, centroids, d);
      sum += squaredDistance(points, i * d, centroids, nearest, d);
    }
    return sum;
  }

  /** Where the centroid begins that is nearest to the point at {@code at}. */
  private static int nearest(double[] points, int at, double[] centroids, int d) {
    int nearest = 0;
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < centroids.length; c += d) {
      double distance = squaredDistance(points, at, centroids, c, d);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  private static double squaredDistance(double[] p, int at, double[] q, int from, int d) {
    double sum = 0;
    for (int j = 0; j < d; j++) {
      double difference = q[from + j] - p[at + j];
      sum += difference * difference;
    }
    return sum;
  }

  /** Gradient of {@link KMeans#cost}. */
  @GradientOf(owner = KMeans.class, method = "cost", mode = DerivativeMode.REVERSE)
  public interface Gradient {
    void gradient(double[] points, double[] centroids, int d, double[] centroidsAdjoint);
  }

  /** Fills a vector with the gradient by the centroids. */
  public static void gradient(
      double[] points, @Active double[] centroids, int d, @Active double[] gradient) {
    Gradient cost = Gradients.load(Gradient.class);
    cost.gradient(points, centroids, d, gradient);
  }

  /** The gradient, and as its tangent the Hessian times the tangent of the centroids. */
  @GradientOf(owner = KMeans.class, method = "gradient", mode = DerivativeMode.FORWARD)
  public interface Second {
    void jvp(
        double[] points,
        double[] centroids,
        int d,
        double[] gradient,
        double[] centroidsTangent,
        double[] gradientTangent);
  }
}
