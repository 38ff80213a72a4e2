package dev.gradus.compiler.catalogue;

/** Methods on floats. */
public final class FloatMethods {
  private FloatMethods() {}

  public static float floatArithmetic(float x, float y) {
    return x * y - x / y + (x + y) * -x;
  }

  public static float floatArraySum(float[] x) {
    float s = 0;
    for (float v : x) {
      s += v * v;
    }
    return s;
  }

  public static void floatArrayInPlace(float[] x, float c) {
    for (int i = 1; i < x.length; i++) {
      x[i] = x[i] * x[i - 1] + c;
    }
  }

  public static float floatMathFunctions(float x, float y) {
    return (float) Math.exp(-x * x) * Math.max(x, y) + Math.abs(y) + (float) Math.sqrt(x * y);
  }

  public static double floatsAndDoublesMixed(float[] x, double[] y, float c, double d) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] += (float) (y[i] * c);
      y[i] = x[i] * d;
      s += x[i] * y[i];
    }
    return s;
  }

  public static float[] floatArrayReturned(float[] x) {
    float[] y = x.clone();
    for (int i = 0; i < y.length; i++) {
      y[i] = (float) Math.tanh(y[i]) * x[0];
    }
    return y;
  }

  public static float floatMatrix(float[][] a) {
    float s = 0;
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        s += a[i][j] * a[j][i];
      }
    }
    return s;
  }

  public static float floatRowSwap(float[][] a) {
    float[] t = a[0];
    a[0] = a[1];
    a[1] = t;
    a[0][0] *= a[1][1];
    return a[0][0] + a[1][0];
  }

  public static float floatSoftmaxLoss(float[] x) {
    float m = x[0];
    for (float v : x) {
      m = Math.max(m, v);
    }
    float s = 0;
    for (float v : x) {
      s += (float) Math.exp(v - m);
    }
    return m + (float) Math.log(s) - x[1];
  }

  public static float floatLoopWithBreak(float x) {
    float y = x;
    while (true) {
      y = y * 1.5f;
      if (y > 3) {
        break;
      }
    }
    return y * y;
  }
}
