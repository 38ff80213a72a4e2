package dev.gradus.compiler.method;

import dev.gradus.runtime.Inactive;

/** Methods to be trained. */
public final class Trained {
  private Trained() {}

  public static double fit(
      double[][] m, double b, @Inactive double[] x, @Inactive double[] y, int rows) {
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      double z = b;
      for (int j = 0; j < 2; j++) {
        z += m[0][j] * x[row * 2 + j] + m[1][j];
      }
      sum += (z - y[row]) * (z - y[row]);
    }
    return sum / rows;
  }

  public static float bowl(float[] x, float offset) {
    float sum = offset * offset;
    for (float v : x) {
      sum += (v - 1) * (v - 1);
    }
    return sum;
  }

  public static int whole(double[] x) {
    return x.length;
  }
}
