package dev.gradus.benchmarks.gradbench.task;

import dev.gradus.benchmarks.gradbench.Hand;
import dev.gradus.benchmarks.gradbench.HandTracking;
import dev.gradus.runtime.Gradients;

/** "ht" at a pose, for points that belong to vertices, or to places in triangles. */
public final class HandTask implements Task {
  private final HandTracking.VertexJacobian toVertices =
      Gradients.load(HandTracking.VertexJacobian.class);
  private final HandTracking.TriangleJacobian toTriangles =
      Gradients.load(HandTracking.TriangleJacobian.class);
  private final double[] variables;
  private final Hand hand;
  private final int[] vertices;
  private final double[] coordinates;
  private final double[] points;
  private final double[][] jacobian;
  private double[] residuals = {};

  private HandTask(
      double[] variables, Hand hand, int[] vertices, double[] coordinates, double[] points) {
    this.variables = variables;
    this.hand = hand;
    this.vertices = vertices;
    this.coordinates = coordinates;
    this.points = points;
    this.jacobian = new double[points.length][variables.length];
  }

  /** Points that belong to vertices. */
  public static HandTask toVertices(double[] pose, Hand hand, int[] vertices, double[] points) {
    return new HandTask(pose, hand, vertices, new double[0], points);
  }

  /** Points in triangles; the Jacobian begins with two columns for the coordinates there. */
  public static HandTask toTriangles(
      double[] pose, Hand hand, int[] corners, double[] coordinates, double[] points) {
    double[] variables = new double[pose.length + 2];
    System.arraycopy(pose, 0, variables, 2, pose.length);
    return new HandTask(variables, hand, corners, coordinates, points);
  }

  private boolean isInTriangles() {
    return vertices.length == points.length;
  }

  @Override
  public void primal() {
    residuals =
        isInTriangles()
            ? HandTracking.toTriangles(variables, hand, vertices, coordinates, points)
            : HandTracking.toVertices(variables, hand, vertices, points);
  }

  @Override
  public void derivative() {
    if (isInTriangles()) {
      toTriangles.jacobian(variables, hand, vertices, coordinates, points, jacobian);
    } else {
      toVertices.jacobian(variables, hand, vertices, points, jacobian);
    }
  }

  @Override
  public Object primalOutput() {
    return residuals;
  }

  @Override
  public Object derivativeOutput() {
    return jacobian;
  }
}
