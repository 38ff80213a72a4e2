package dev.gradus.compiler.catalogue;

import dev.gradus.compiler.oracle.Inputs;

/** Finance, statistics, learning, physics. */
public final class ModelMethods {
  private ModelMethods() {}

  private static double normalDistribution(double x) {
    double t = 1 / (1 + 0.2316419 * Math.abs(x));
    double p =
        t
            * (0.319381530
                + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
    double tail = p * Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    return x >= 0 ? 1 - tail : tail;
  }

  public static double blackScholesCall(double s, double k, double r, double sigma, double t) {
    double sd = sigma * Math.sqrt(t);
    double d1 = (Math.log(s / k) + (0.1 * r + 0.5 * sigma * sigma) * t) / sd;
    return s * normalDistribution(d1) - k * Math.exp(-0.1 * r * t) * normalDistribution(d1 - sd);
  }

  public static double binomialTreeAmericanPut(double s, double k, double sigma) {
    int n = 6;
    double dt = 1.0 / n;
    double u = Math.exp(0.5 * sigma * Math.sqrt(dt));
    double disc = Math.exp(-0.05 * dt);
    double p = (1 / disc - 1 / u) / (u - 1 / u);
    double[] v = new double[n + 1];
    for (int i = 0; i <= n; i++) {
      v[i] = Math.max(k - s * Math.pow(u, 2 * i - n), 0);
    }
    for (int step = n - 1; step >= 0; step--) {
      for (int i = 0; i <= step; i++) {
        double hold = disc * (p * v[i + 1] + (1 - p) * v[i]);
        double exercise = k - s * Math.pow(u, 2 * i - step);
        v[i] = exercise > hold ? exercise : hold;
      }
    }
    return v[0];
  }

  @Inputs(length = 8, low = -1, high = 1, aliases = false)
  public static double hestonPathPayoff(double[] z1, double[] z2, double v0, double kappa) {
    double s = 1;
    double v = v0 * v0 * 0.1 + 0.02;
    double dt = 0.1;
    for (int i = 0; i < z1.length; i++) {
      double root = Math.sqrt(Math.max(v, 1e-4) * dt);
      s *= Math.exp(-0.5 * Math.max(v, 1e-4) * dt + root * z1[i]);
      v += (1 + kappa) * (0.04 - v) * dt + 0.3 * root * (-0.7 * z1[i] + 0.714 * z2[i]);
    }
    return Math.max(s - 0.9, 0.0) + s * v;
  }

  @Inputs(length = 6, low = -1, high = 1)
  public static double garchLikelihood(double[] r, double omega, double alpha, double beta) {
    double h = 0.5;
    double loss = 0;
    for (double x : r) {
      loss += 0.5 * (Math.log(h) + x * x / h);
      h = 0.1 + omega * omega + 0.2 * alpha * alpha * x * x + 0.5 * beta * beta * h;
    }
    return loss;
  }

  @Inputs(length = 5)
  public static double kalmanFilterScalar(double[] y, double q, double r) {
    double m = 0;
    double p = 1;
    double loss = 0;
    for (double v : y) {
      p += q;
      double s = p + r;
      double e = v - m;
      loss += Math.log(s) + e * e / s;
      double k = p / s;
      m += k * e;
      p *= 1 - k;
    }
    return loss;
  }

  @Inputs(
      ints = {0, 1, 2},
      length = 3)
  public static double hiddenMarkovForward(double[][] a, double[][] b, int[] seen) {
    double[] alpha = {0.5, 0.3, 0.2};
    double log = 0;
    for (int o : seen) {
      double[] next = new double[3];
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        for (int i = 0; i < 3; i++) {
          next[j] += alpha[i] * a[i][j];
        }
        next[j] *= b[j][o];
        sum += next[j];
      }
      for (int j = 0; j < 3; j++) {
        next[j] /= sum;
      }
      alpha = next;
      log += Math.log(sum);
    }
    return log;
  }

  @Inputs(low = -1, high = 1, width = 3)
  public static double logisticRegressionLoss(double[][] x, boolean[] y, double[] w, double b) {
    double loss = 0;
    for (int i = 0; i < x.length; i++) {
      double z = b;
      for (int j = 0; j < x[i].length; j++) {
        z += w[j] * x[i][j];
      }
      double m = y[i] ? -z : z;
      loss += m > 0 ? m + Math.log1p(Math.exp(-m)) : Math.log1p(Math.exp(m));
    }
    return loss / x.length;
  }

  @Inputs(
      low = -1,
      high = 1,
      ints = {0, 1, 2, 3})
  public static double softmaxRegressionLoss(double[][] x, int[] y, double[][] w) {
    double loss = 0;
    double[] z = new double[w.length];
    for (int i = 0; i < x.length; i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < w.length; c++) {
        z[c] = 0;
        for (int j = 0; j < x[i].length; j++) {
          z[c] += w[c][j] * x[i][j];
        }
        max = Math.max(max, z[c]);
      }
      double s = 0;
      for (double v : z) {
        s += Math.exp(v - max);
      }
      loss += max + Math.log(s) - z[y[i]];
    }
    return loss;
  }

  @Inputs(low = 0.2, high = 1.2)
  public static double gaussianMixtureLikelihood(double[] x, double[] mean, double[] deviation) {
    double s = 0;
    for (double v : x) {
      double max = Double.NEGATIVE_INFINITY;
      double[] l = new double[mean.length];
      for (int k = 0; k < mean.length; k++) {
        double z = (v - mean[k]) / deviation[k];
        l[k] = -0.5 * z * z - Math.log(deviation[k]);
        if (l[k] > max) {
          max = l[k];
        }
      }
      double sum = 0;
      for (double e : l) {
        sum += Math.exp(e - max);
      }
      s += max + Math.log(sum);
    }
    return s;
  }

  @Inputs(low = -1, high = 1, length = 3)
  public static double tinyPerceptron(double[][] w1, double[] b1, double[][] w2, double[] x) {
    double[] h = layer(w1, b1, x);
    double[] o = layer(w2, b1, h);
    double s = 0;
    for (int i = 0; i < o.length; i++) {
      double d = o[i] - x[i];
      s += d * d;
    }
    return s;
  }

  private static double[] layer(double[][] w, double[] b, double[] x) {
    double[] y = b.clone();
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < x.length; j++) {
        y[i] += w[i][j] * x[j];
      }
      y[i] = Math.tanh(y[i]);
    }
    return y;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }

  @Inputs(low = -1, high = 1, length = 4, width = 3)
  public static double longShortTermMemoryCell(double[][] w, double[] x) {
    double h = 0;
    double c = 0;
    for (double v : x) {
      double f = sigmoid(w[0][0] * v + w[0][1] * h + w[0][2]);
      double i = sigmoid(w[1][0] * v + w[1][1] * h + w[1][2]);
      double o = sigmoid(w[2][0] * v + w[2][1] * h + w[2][2]);
      double g = Math.tanh(w[3][0] * v + w[3][1] * h + w[3][2]);
      c = f * c + i * g;
      h = o * Math.tanh(c);
    }
    return h * h + c;
  }

  @Inputs(length = 6, low = -2, high = 2, aliases = false)
  public static double nBodyEnergyAfterSteps(double[] q, double[] v) {
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < 3; i++) {
        for (int j = 0; j < i; j++) {
          double dx = q[2 * i] - q[2 * j];
          double dy = q[2 * i + 1] - q[2 * j + 1];
          double d2 = dx * dx + dy * dy + 0.1;
          double f = 0.05 / (d2 * Math.sqrt(d2));
          v[2 * i] -= f * dx;
          v[2 * i + 1] -= f * dy;
          v[2 * j] += f * dx;
          v[2 * j + 1] += f * dy;
        }
      }
      for (int k = 0; k < q.length; k++) {
        q[k] += 0.05 * v[k];
      }
    }
    double e = 0;
    for (double u : v) {
      e += 0.5 * u * u;
    }
    return e + q[0] * q[3];
  }

  @Inputs(length = 5)
  public static double[] convolutionFull(double[] x, double[] k) {
    double[] y = new double[x.length + k.length - 1];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < k.length; j++) {
        y[i + j] += x[i] * k[j];
      }
    }
    return y;
  }

  public static double dynamicTimeWarping(double[] x, double[] y) {
    double[][] d = new double[x.length + 1][y.length + 1];
    for (int i = 0; i <= x.length; i++) {
      for (int j = 0; j <= y.length; j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j == 0 ? 0 : 1e6;
          continue;
        }
        double c = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]) + 0.01 * i;
        d[i][j] = c + Math.min(d[i - 1][j - 1], Math.min(d[i - 1][j], d[i][j - 1]));
      }
    }
    return d[x.length][y.length];
  }

  @Inputs(ints = {1, 2, 3})
  public static double knapsackOfSoftValues(double[] v, int[] w) {
    double[] best = new double[8];
    for (int i = 0; i < v.length; i++) {
      for (int c = best.length - 1; c >= w[i]; c--) {
        best[c] = Math.max(best[c], best[c - w[i]] + v[i] * v[i]);
      }
    }
    return best[5] * best[7];
  }

  @Inputs(length = 5)
  public static double leapfrogPendulum(double angle, double speed) {
    double q = angle;
    double p = speed;
    for (int i = 0; i < 10; i++) {
      p -= 0.05 * Math.sin(q);
      q += 0.1 * p;
      p -= 0.05 * Math.sin(q);
    }
    return 0.5 * p * p - Math.cos(q);
  }

  @Inputs(length = 5)
  public static double attentionOfOneHead(double[][] k, double[][] v, double[] q) {
    int n = k.length;
    double[] a = new double[n];
    double max = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < q.length; j++) {
        a[i] += k[i][j] * q[j];
      }
      a[i] /= Math.sqrt(q.length);
      max = Math.max(max, a[i]);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      a[i] = Math.exp(a[i] - max);
      sum += a[i];
    }
    double s = 0;
    for (int j = 0; j < q.length; j++) {
      double o = 0;
      for (int i = 0; i < n; i++) {
        o += a[i] / sum * v[i][j];
      }
      s += o * o;
    }
    return s;
  }

  @Inputs(
      low = -1,
      high = 1,
      ints = {1, 3, 7, 12345})
  public static double monteCarloWithItsOwnGenerator(double mu, double sigma, long seed) {
    long state = seed;
    double s = 0;
    for (int i = 0; i < 8; i++) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      double u = (state >>> 11) * 0x1p-53;
      s += Math.exp(0.3 * mu + 0.2 * sigma * (u - 0.5));
    }
    return s / 8;
  }

  public static double ordinaryLeastSquaresLine(double[] x, double[] y) {
    double mx = 0;
    double my = 0;
    for (int i = 0; i < x.length; i++) {
      mx += x[i] / x.length;
      my += y[i] / x.length;
    }
    double xy = 0;
    double xx = 0.1;
    for (int i = 0; i < x.length; i++) {
      xy += (x[i] - mx) * (y[i] - my);
      xx += (x[i] - mx) * (x[i] - mx);
    }
    return xy / xx;
  }

  @Inputs(low = -2, high = 2)
  public static double huberLoss(double[] r, double delta) {
    double s = 0;
    double d = Math.abs(delta) + 0.1;
    for (double v : r) {
      double a = Math.abs(v);
      s += a <= d ? 0.5 * v * v : d * (a - 0.5 * d);
    }
    return s;
  }

  @Inputs(length = 4)
  public static double gradientDescentUnrolled(double[] x, double rate) {
    for (int k = 0; k < 5; k++) {
      for (int i = 0; i < x.length; i++) {
        double g = 2 * (x[i] - 1) + Math.cos(x[i]);
        x[i] -= 0.1 * rate * g;
      }
    }
    double s = 0;
    for (double v : x) {
      s += v * v;
    }
    return s;
  }
}
