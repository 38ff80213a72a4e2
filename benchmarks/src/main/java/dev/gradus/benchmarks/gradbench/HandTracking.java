package dev.gradus.benchmarks.gradbench;

import dev.gradus.runtime.Active;
import dev.gradus.runtime.DerivativeMode;
import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.GradientOf;

/**
 * The objective "ht": how far observed points are from the surface of a hand whose bones are bent.
 * The pose has 26 numbers: rotation (angle times axis) 3, translation 3, and for each of five
 * fingers the bends of its three bones, the first of which also turns sideways.
 */
public final class HandTracking {
  /** Numbers of a matrix 3 × 4. */
  private static final int MATRIX = 12;

  private HandTracking() {}

  /** Differences of observed points and of vertices, n × 3. */
  @Differentiable
  public static double[] toVertices(
      @Active double[] pose, Hand hand, int[] vertices, double[] points) {
    double[] bones = bones(pose, 0, hand);
    double[] global = global(pose, 0);
    double[] residuals = new double[points.length];
    double[] place = new double[3];
    for (int i = 0; i < vertices.length; i++) {
      clear(place);
      add(place, 1, vertices[i], hand, bones);
      residual(place, global, points, i, residuals);
    }
    return residuals;
  }

  /**
   * Differences of observed points and of points in triangles, n × 3.
   *
   * @param shiftsAndPose two numbers that are added to the coordinates of every point in its
   *     triangle, usually 0, then the pose
   * @param corners three vertices for every point
   * @param coordinates weights of the first two corners for every point, n × 2
   */
  @Differentiable
  public static double[] toTriangles(
      @Active double[] shiftsAndPose,
      Hand hand,
      int[] corners,
      double[] coordinates,
      double[] points) {
    double[] bones = bones(shiftsAndPose, 2, hand);
    double[] global = global(shiftsAndPose, 2);
    double[] residuals = new double[points.length];
    double[] place = new double[3];
    for (int i = 0; 3 * i < corners.length; i++) {
      double u = coordinates[2 * i] + shiftsAndPose[0];
      double v = coordinates[2 * i + 1] + shiftsAndPose[1];
      clear(place);
      add(place, u, corners[3 * i], hand, bones);
      add(place, v, corners[3 * i + 1], hand, bones);
      add(place, 1 - u - v, corners[3 * i + 2], hand, bones);
      residual(place, global, points, i, residuals);
    }
    return residuals;
  }

  private static void clear(double[] place) {
    place[0] = 0;
    place[1] = 0;
    place[2] = 0;
  }

  /** Adds a multiple of a vertex of the bent hand. */
  private static void add(double[] place, double factor, int vertex, Hand hand, double[] bones) {
    double x = hand.positions()[3 * vertex];
    double y = hand.positions()[3 * vertex + 1];
    double z = hand.positions()[3 * vertex + 2];
    double px = 0;
    double py = 0;
    double pz = 0;
    int count = hand.parents().length;
    for (int b = 0; b < count; b++) {
      double weight = hand.weights()[vertex * count + b];
      if (weight != 0) {
        int m = b * MATRIX;
        px += weight * (bones[m] * x + bones[m + 1] * y + bones[m + 2] * z + bones[m + 3]);
        py += weight * (bones[m + 4] * x + bones[m + 5] * y + bones[m + 6] * z + bones[m + 7]);
        pz += weight * (bones[m + 8] * x + bones[m + 9] * y + bones[m + 10] * z + bones[m + 11]);
      }
    }
    place[0] += factor * (hand.mirrored() ? -px : px);
    place[1] += factor * py;
    place[2] += factor * pz;
  }

  private static void residual(
      double[] place, double[] global, double[] points, int i, double[] residuals) {
    for (int r = 0; r < 3; r++) {
      double turned =
          global[4 * r] * place[0] + global[4 * r + 1] * place[1] + global[4 * r + 2] * place[2];
      residuals[3 * i + r] = points[3 * i + r] - (turned + global[4 * r + 3]);
    }
  }

  /** Rotation and translation of the whole hand. */
  private static double[] global(double[] pose, int from) {
    double[] m = new double[MATRIX];
    double squared =
        pose[from] * pose[from] + pose[from + 1] * pose[from + 1] + pose[from + 2] * pose[from + 2];
    double angle = Math.sqrt(squared);
    if (angle < 1e-4) {
      m[0] = 1;
      m[5] = 1;
      m[10] = 1;
    } else {
      double x = pose[from] / angle;
      double y = pose[from + 1] / angle;
      double z = pose[from + 2] / angle;
      double s = Math.sin(angle);
      double c = Math.cos(angle);
      m[0] = x * x + (1 - x * x) * c;
      m[1] = x * y * (1 - c) - z * s;
      m[2] = x * z * (1 - c) + y * s;
      m[4] = x * y * (1 - c) + z * s;
      m[5] = y * y + (1 - y * y) * c;
      m[6] = y * z * (1 - c) - x * s;
      m[8] = x * z * (1 - c) - y * s;
      m[9] = z * y * (1 - c) + x * s;
      m[10] = z * z + (1 - z * z) * c;
    }
    m[3] = pose[from + 3];
    m[7] = pose[from + 4];
    m[11] = pose[from + 5];
    return m;
  }

  /** For every bone the matrix that takes vertices at rest to where they are in the pose. */
  private static double[] bones(double[] pose, int from, Hand hand) {
    int count = hand.parents().length;
    double[] bend = new double[count];
    double[] side = new double[count];
    int next = from + 6;
    for (int finger = 0; finger < 5; finger++) {
      int first = 2 + 4 * finger;
      bend[first] = pose[next];
      side[first] = pose[next + 1];
      bend[first + 1] = pose[next + 2];
      bend[first + 2] = pose[next + 3];
      next += 4;
    }
    double[] absolute = new double[count * MATRIX];
    double[] transforms = new double[count * MATRIX];
    double[] turn = new double[MATRIX];
    double[] relative = new double[MATRIX];
    for (int b = 0; b < count; b++) {
      turn(bend[b], side[b], turn);
      multiply(hand.relatives(), b * MATRIX, turn, 0, relative, 0);
      int parent = hand.parents()[b];
      if (parent < 0) {
        System.arraycopy(relative, 0, absolute, b * MATRIX, MATRIX);
      } else {
        multiply(absolute, parent * MATRIX, relative, 0, absolute, b * MATRIX);
      }
      multiply(absolute, b * MATRIX, hand.inverses(), b * MATRIX, transforms, b * MATRIX);
    }
    return transforms;
  }

  /** The rotation about x, then about z. */
  private static void turn(double x, double z, double[] m) {
    double sx = Math.sin(x);
    double cx = Math.cos(x);
    double sz = Math.sin(z);
    double cz = Math.cos(z);
    m[0] = cz;
    m[1] = -sz * cx;
    m[2] = sz * sx;
    m[4] = sz;
    m[5] = cz * cx;
    m[6] = -cz * sx;
    m[9] = sx;
    m[10] = cx;
  }

  /** The product of the matrices at i and j, to k. */
  private static void multiply(double[] a, int i, double[] b, int j, double[] to, int k) {
    for (int r = 0; r < 3; r++) {
      double x = a[i + 4 * r];
      double y = a[i + 4 * r + 1];
      double z = a[i + 4 * r + 2];
      for (int c = 0; c < 4; c++) {
        to[k + 4 * r + c] = x * b[j + c] + y * b[j + 4 + c] + z * b[j + 8 + c];
      }
      to[k + 4 * r + 3] += a[i + 4 * r + 3];
    }
  }

  /** Jacobian of {@link HandTracking#toVertices}. */
  @GradientOf(owner = HandTracking.class, method = "toVertices", mode = DerivativeMode.FORWARD)
  public interface VertexJacobian {
    void jacobian(double[] pose, Hand hand, int[] vertices, double[] points, double[][] jacobian);
  }

  /** Jacobian of {@link HandTracking#toTriangles}. */
  @GradientOf(owner = HandTracking.class, method = "toTriangles", mode = DerivativeMode.FORWARD)
  public interface TriangleJacobian {
    void jacobian(
        double[] shiftsAndPose,
        Hand hand,
        int[] corners,
        double[] coordinates,
        double[] points,
        double[][] jacobian);
  }
}
