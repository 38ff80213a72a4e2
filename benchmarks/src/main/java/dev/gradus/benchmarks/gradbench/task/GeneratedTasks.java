package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Hand;
import java.util.Arrays;
import java.util.Random;

/** Tasks of the shapes that GradBench has, with arguments from a seeded generator. */
public final class GeneratedTasks {
  private final Random random;

  public GeneratedTasks(long seed) {
    random = new Random(seed);
  }

  private double[] normal(int count) {
    double[] all = new double[count];
    Arrays.setAll(all, i -> random.nextGaussian());
    return all;
  }

  /** Numbers from [0, 1). */
  private double[] uniform(int count) {
    return random.doubles(count).toArray();
  }

  /** n observations in d dimensions, k components. */
  public Task mixture(int d, int k, int n) {
    return new MixtureTask(
        normal(k),
        uniform(k * d),
        normal(k * d),
        normal(k * (d * (d - 1) / 2)),
        normal(n * d),
        1,
        0);
  }

  /** n cameras, m points, p observations. */
  public Task adjustment(int n, int m, int p) {
    double[] camera = normal(11);
    camera[9] *= 0.1;
    camera[10] *= 0.01;
    double[] point = {5, 0.1, 3};
    return AdjustmentTask.repeating(
        n, m, p, camera, point, random.nextDouble(), new double[] {random.nextDouble(), 2});
  }

  /** Layers, length of the sequence, number of characters. */
  public Task lstm(int layers, int length, int b) {
    double[] sequence = new double[length * b];
    for (int t = 0; t < length; t++) {
      sequence[t * b + random.nextInt(b)] = 1;
    }
    return new LstmTask(uniform(8 * layers * b), uniform(3 * b), uniform(2 * layers * b), sequence);
  }

  /** Observed points of a hand with so many vertices, in triangles or at vertices. */
  public Task hand(int vertices, int points, boolean inTriangles) {
    Hand hand = hand(vertices);
    double[] pose = normal(26);
    for (int i = 0; i < pose.length; i++) {
      pose[i] *= 0.3;
    }
    int corners = inTriangles ? 3 * points : points;
    int[] chosen = random.ints(corners, 0, vertices).toArray();
    double[] observed = normal(3 * points);
    return inTriangles
        ? HandTask.toTriangles(pose, hand, chosen, uniform(2 * points), observed)
        : HandTask.toVertices(pose, hand, chosen, observed);
  }

  /** A wrist, and five fingers with four bones each; three bones move every vertex. */
  private Hand hand(int vertices) {
    int bones = 22;
    int[] parents = new int[bones];
    double[] relatives = new double[12 * bones];
    double[] inverses = new double[12 * bones];
    for (int b = 0; b < bones; b++) {
      parents[b] = b == 0 ? -1 : b % 4 == 2 ? 0 : b - 1;
      rigid(relatives, 12 * b);
      rigid(inverses, 12 * b);
    }
    double[] weights = new double[vertices * bones];
    for (int v = 0; v < vertices; v++) {
      int first = random.nextInt(bones - 2);
      weights[v * bones + first] = 0.25;
      weights[v * bones + first + 1] = 0.5;
      weights[v * bones + first + 2] = 0.25;
    }
    return new Hand(parents, relatives, inverses, normal(3 * vertices), weights, false);
  }

  /** A turn about the third axis, and a translation. */
  private void rigid(double[] matrices, int at) {
    double angle = random.nextGaussian();
    matrices[at] = Math.cos(angle);
    matrices[at + 1] = -Math.sin(angle);
    matrices[at + 4] = Math.sin(angle);
    matrices[at + 5] = Math.cos(angle);
    matrices[at + 10] = 1;
    matrices[at + 3] = random.nextGaussian();
    matrices[at + 7] = random.nextGaussian();
    matrices[at + 11] = random.nextGaussian();
  }

  /** n points in d dimensions, k of which are where the centroids begin. */
  public Task kMeans(int k, int n, int d) {
    double[] points = normal(n * d);
    double[] centroids = Arrays.copyOf(points, k * d);
    return new KMeansTask(points, centroids, d);
  }

  /** A vector of n numbers. */
  public Task logSumExp(int n) {
    return new LogSumExpTask(uniform(n));
  }

  /** n points, m coefficients. */
  public Task polynomialFit(int n, int m) {
    return new PolynomialFitTask(uniform(m), n);
  }

  /** A matrix n × n. */
  public Task determinant(int n) {
    return new DeterminantTask(uniform(n * n), n);
  }

  /** n equations, so many steps. */
  public Task rungeKutta(int n, int steps) {
    return new RungeKuttaTask(uniform(n), steps);
  }
}
