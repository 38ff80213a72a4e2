package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;
import dev.gradus.runtime.Inactive;

/**
 * The objective "ba": how far a camera sees a point from where it was observed. A camera has 11
 * numbers: rotation (angle times axis) 3, centre 3, focal length, principal point 2, radial
 * distortion 2.
 */
public final class BundleAdjustment {
  private BundleAdjustment() {}

  /** Fills {@code error} with the weighted difference of projection and observation. */
  @Differentiable
  public static void reprojection(
      double[] camera, double[] point, double weight, @Inactive double[] observed, double[] error) {
    double x = point[0] - camera[3];
    double y = point[1] - camera[4];
    double z = point[2] - camera[5];
    double squared = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
    double rx;
    double ry;
    double rz;
    if (squared != 0) {
      double angle = Math.sqrt(squared);
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double ax = camera[0] / angle;
      double ay = camera[1] / angle;
      double az = camera[2] / angle;
      double along = (ax * x + ay * y + az * z) * (1 - cos);
      rx = x * cos + (ay * z - az * y) * sin + ax * along;
      ry = y * cos + (az * x - ax * z) * sin + ay * along;
      rz = z * cos + (ax * y - ay * x) * sin + az * along;
    } else {
      rx = x + (camera[1] * z - camera[2] * y);
      ry = y + (camera[2] * x - camera[0] * z);
      rz = z + (camera[0] * y - camera[1] * x);
    }
    double px = rx / rz;
    double py = ry / rz;
    double radius = px * px + py * py;
    double distortion = 1 + camera[9] * radius + camera[10] * radius * radius;
    error[0] = weight * (px * distortion * camera[6] + camera[7] - observed[0]);
    error[1] = weight * (py * distortion * camera[6] + camera[8] - observed[1]);
  }

  /** How far a weight is from 1. */
  @Differentiable
  public static double weightError(double weight) {
    return 1 - weight * weight;
  }

  /**
   * Cotangent times Jacobian of {@link BundleAdjustment#reprojection}: {@code errorAdjoint} holds
   * the cotangent, which is used up.
   */
  @GradientOf(owner = BundleAdjustment.class, method = "reprojection")
  public interface Pullback {
    void vjp(
        double[] camera,
        double[] point,
        double weight,
        double[] observed,
        double[] error,
        double[] cameraAdjoint,
        double[] pointAdjoint,
        double[] errorAdjoint,
        double[] weightAdjoint);
  }

  /** Derivative of {@link BundleAdjustment#weightError}. */
  @GradientOf(owner = BundleAdjustment.class, method = "weightError")
  public interface WeightGradient {
    double gradient(double weight);
  }
}
