package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;
import java.util.Arrays;

/** Arrays read, written, copied and made. */
public final class ArrayMethods {
  private static final double[] WEIGHTS = {0.25, 0.5, 0.25};
  private static final double[][] TABLE = {{1, 2}, {3, 4}};

  private ArrayMethods() {}

  public static void inPlaceScaling(double[] x, double factor) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= factor;
    }
  }

  public static void inPlaceCompoundUpdates(double[] x, double[] y) {
    for (int i = 0; i < x.length; i++) {
      x[i] += y[i];
      x[i] *= x[i] - 0.1;
      x[i] -= i * y[i];
      x[i] /= y[i] + 2;
      x[i]++;
    }
  }

  public static double inPlacePrefixSums(double[] x) {
    for (int i = 1; i < x.length; i++) {
      x[i] += x[i - 1] * x[i];
    }
    return x[x.length - 1];
  }

  public static double sameElementOverwrittenManyTimes(double[] x, int n) {
    for (int k = 0; k < n + 2; k++) {
      x[0] = Math.sin(x[0]) * x[1] + k;
      x[1] = x[0] * x[0] * 0.1;
    }
    return x[0] + x[1];
  }

  public static double swapOfElements(double[] x) {
    double t = x[0];
    x[0] = x[2];
    x[2] = t;
    x[1] *= x[0];
    return x[0] * 2 + x[1] - x[2] * x[2];
  }

  public static void reversalInPlace(double[] x) {
    for (int i = 0, j = x.length - 1; i < j; i++, j--) {
      double t = x[i];
      x[i] = x[j] * 2;
      x[j] = t;
    }
  }

  public static void outputArrayFilled(double[] x, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[i] = Math.exp(x[i]) * x[(i + 1) % x.length];
    }
  }

  public static double outputArrayOverwrittenThenRead(double[] x, double[] out) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      out[i] = x[i] * x[i];
      s += out[i] * x[0];
      out[i] = s;
    }
    return s;
  }

  public static double[] returnedArrayNewlyAllocated(double[] x, double c) {
    double[] y = new double[x.length - 1];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i] * x[i + 1] + c;
    }
    return y;
  }

  public static double[] returnedArrayIsAParameter(double[] x) {
    x[1] = x[0] * x[1];
    return x;
  }

  public static double[][] returnedMatrix(double[] x, double[] y) {
    double[][] outer = new double[x.length][y.length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < y.length; j++) {
        outer[i][j] = x[i] * y[j];
      }
    }
    return outer;
  }

  public static double cloneLeavesTheOriginal(double[] x) {
    double[] y = x.clone();
    for (int i = 0; i < x.length; i++) {
      y[i] = y[i] * y[i] + x[0];
      x[i] = 2 * y[i];
    }
    return y[0] * y[1] + x[2];
  }

  public static double arraysFill(double[] x, double v) {
    double[] y = new double[5];
    Arrays.fill(y, v * v);
    y[2] = x[0];
    Arrays.fill(x, 1, 3, y[1] + x[3]);
    double s = 0;
    for (double e : y) {
      s += e * e;
    }
    return s + x[1] * x[2];
  }

  public static double arraysCopyOf(double[] x) {
    double[] longer = Arrays.copyOf(x, x.length + 2);
    double[] shorter = Arrays.copyOf(x, 2);
    double[] middle = Arrays.copyOfRange(x, 1, 3);
    longer[x.length] = shorter[0] * middle[1];
    return longer[0] * longer[x.length] + middle[0] * shorter[1];
  }

  public static double systemArraycopy(double[] x, double[] y) {
    System.arraycopy(x, 0, y, 1, 2);
    double a = y[1] * y[2] + y[0];
    x[0] = a;
    return a * y[3] + x[1];
  }

  public static void systemArraycopyOverlapping(double[] x, double c) {
    System.arraycopy(x, 0, x, 1, x.length - 1);
    x[0] = x[1] * c;
    System.arraycopy(x, 2, x, 0, 2);
  }

  public static double localArrayAsWorkspace(double[] x) {
    double[] w = new double[x.length];
    double s = 0;
    for (int k = 0; k < 3; k++) {
      for (int i = 0; i < x.length; i++) {
        w[i] = w[i] * 0.5 + x[i] * x[i];
      }
      s += w[k] * x[k];
    }
    return s;
  }

  public static double localArrayInsideALoop(double[] x) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      double[] pair = {x[i], x[i] * x[i]};
      pair[0] *= pair[1];
      s += pair[0] + s * pair[1] * 0.1;
    }
    return s;
  }

  public static double constantArrays(double[] x) {
    double s = 0;
    for (int i = 0; i + 2 < x.length; i++) {
      for (int k = 0; k < WEIGHTS.length; k++) {
        s += WEIGHTS[k] * x[i + k] * x[i];
      }
    }
    return s + TABLE[1][0] * x[0] * TABLE[0][1];
  }

  @Inputs(ints = {0, 1, 2, 3})
  public static double gatherByIndices(double[] x, int[] at) {
    double s = 0;
    for (int i = 0; i < at.length; i++) {
      s += x[at[i]] * x[i] * (i + 1);
    }
    return s;
  }

  @Inputs(ints = {0, 1, 2, 3})
  public static void scatterByIndices(double[] x, int[] at, double[] sums) {
    for (int i = 0; i < at.length; i++) {
      sums[at[i]] += x[i] * x[i] * sums[i];
    }
  }

  @Inputs(ints = {0, 1, 2, 3})
  public static double indexArrayComputedOnTheWay(double[] x, int[] at) {
    int[] count = new int[at.length];
    for (int k : at) {
      count[k]++;
    }
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      s += count[i] * Math.pow(x[i], count[i]);
    }
    return s;
  }

  public static double booleanAndLongArrays(double[] x, boolean[] on, long[] k) {
    double s = 1;
    for (int i = 0; i < x.length; i++) {
      if (on[i]) {
        s *= x[i] + k[i];
      } else {
        s += x[i] / (k[i] + 1);
      }
      on[i] = !on[i];
    }
    return s;
  }

  public static double twoArraysThatMayBeOne(double[] x, double[] y) {
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = x[i] * y[i];
      y[i] += x[i] * 0.5;
      s += y[i];
    }
    return s;
  }

  public static double choiceBetweenArrays(double[] x, double[] y, boolean first) {
    double[] z = first ? x : y;
    z[0] = z[1] * z[2];
    return x[0] * y[0] + z[3];
  }

  public static double arrayVariableReassigned(double[] x, int n) {
    double[] a = x.clone();
    double[] b = new double[x.length];
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < x.length; i++) {
        b[i] = a[i] * a[(i + 1) % x.length] + 0.1;
      }
      double[] t = a;
      a = b;
      b = t;
    }
    return a[0] + 2 * a[1] * b[0];
  }

  @Inputs(unreached = 1)
  public static double zeroLengthArrays(double[] x) {
    double[] none = new double[0];
    double s = none.length;
    for (double v : none) {
      s += v;
    }
    return s + x[0];
  }

  @Inputs(length = 6)
  public static double movingWindow(double[] x) {
    double s = 0;
    double[] window = new double[3];
    for (int i = 0; i < x.length; i++) {
      window[i % 3] = x[i];
      s += window[0] * window[1] - window[2] * window[2];
    }
    return s;
  }

  public static double accumulatorInAnArrayElement(double[] x, double[] out) {
    for (int i = 0; i < x.length; i++) {
      out[0] += x[i] * x[i];
      out[1] += out[0] * x[i];
    }
    return out[0] * out[1];
  }

  public static double arrayOfArraysAsStruct(double x, double y) {
    double[][] s = {{x, y}, {x * y}};
    s[1][0] += s[0][1];
    return s[0][0] * s[1][0];
  }

  @Inputs(low = -2, high = 2, length = 5)
  public static double conditionalStores(double[] x) {
    for (int i = 0; i < x.length - 1; i++) {
      if (x[i] > x[i + 1]) {
        double t = x[i];
        x[i] = x[i + 1];
        x[i + 1] = t * 0.9;
      } else if (x[i] < 0) {
        x[i] = x[i] * x[i];
      }
    }
    return x[0] - x[4] * x[2];
  }

  public static double nestedIndexExpressions(double[] x) {
    int i = 0;
    double s = x[i++] * x[i++];
    x[i++] = s * x[i];
    x[--i] += x[i - 1];
    return s + x[2] * x[1];
  }
}
