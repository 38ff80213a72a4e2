package dev.gradus.benchmarks;

import dev.gradus.runtime.Workspace;
import java.util.Arrays;
import java.util.List;

/** Value and gradient of small objectives as one writes them by hand, on a workspace's arrays. */
public interface HandWritten {
  /** Writes the gradient into the workspace's gradient arrays and returns the value. */
  double valueAndGradient(Workspace w);

  /** Whether somebody has written it. */
  static boolean exists(String objective) {
    return !List.of("perceptron", "mixture", "lstm").contains(objective);
  }

  /** The hand-written form of an objective of {@link Objectives}, if there is one. */
  static HandWritten named(String objective) {
    return switch (objective) {
      case "scalar" -> HandWritten::scalar;
      case "vectors" -> HandWritten::vectors;
      case "likelihood" -> HandWritten::likelihood;
      case "linear" -> HandWritten::linear;
      case "logistic" -> HandWritten::logistic;
      case "rosenbrock" -> HandWritten::rosenbrock;
      default -> throw new IllegalArgumentException("nobody has written " + objective);
    };
  }

  private static double scalar(Workspace w) {
    double x = w.doubles[0][0];
    w.doubles[1][0] = 2 * x + 2;
    return x * x + 2 * x + 5;
  }

  private static double vectors(Workspace w) {
    double sum = 0;
    for (int p = 0; p < 2; p++) {
      double[] x = w.doubles[p];
      double[] gradient = w.doubles[2 + p];
      for (int i = 0; i < x.length; i++) {
        double difference = x[i] - (i + 1);
        sum += difference * difference;
        gradient[i] = 2 * difference;
      }
    }
    return sum;
  }

  private static double likelihood(Workspace w) {
    double mu = w.doubles[0][0];
    double sum = 1.5 * StrictMath.log(2 * Math.PI);
    double slope = 0;
    for (int i = 1; i <= 3; i++) {
      double difference = i - mu;
      sum += 0.5 * difference * difference;
      slope -= difference;
    }
    w.doubles[1][0] = slope;
    return sum;
  }

  private static double linear(Workspace w) {
    double[] weights = w.doubles[0];
    double[] gradient = w.doubles[2];
    double[] x = w.doubles[4];
    double[] y = w.doubles[5];
    double bias = w.doubles[1][0];
    double sum = 0;
    double biasGradient = 0;
    Arrays.fill(gradient, 0);
    for (int row = 0; row < w.batch; row++) {
      double residual = bias - y[row];
      for (int j = 0; j < weights.length; j++) {
        residual += x[row * weights.length + j] * weights[j];
      }
      sum += residual * residual;
      double slope = 2 * residual / w.batch;
      biasGradient += slope;
      for (int j = 0; j < weights.length; j++) {
        gradient[j] += slope * x[row * weights.length + j];
      }
    }
    w.doubles[3][0] = biasGradient;
    return sum / w.batch;
  }

  private static double logistic(Workspace w) {
    double[] weights = w.doubles[0];
    double[] gradient = w.doubles[2];
    double[] x = w.doubles[4];
    double[] y = w.doubles[5];
    double bias = w.doubles[1][0];
    double sum = 0;
    double biasGradient = 0;
    Arrays.fill(gradient, 0);
    for (int row = 0; row < w.batch; row++) {
      double z = bias;
      for (int j = 0; j < weights.length; j++) {
        z += x[row * weights.length + j] * weights[j];
      }
      double e = Math.exp(-Math.abs(z));
      sum += Math.max(z, 0) - z * y[row] + Math.log1p(e);
      double probability = z >= 0 ? 1 / (1 + e) : e / (1 + e);
      double slope = (probability - y[row]) / w.batch;
      biasGradient += slope;
      for (int j = 0; j < weights.length; j++) {
        gradient[j] += slope * x[row * weights.length + j];
      }
    }
    w.doubles[3][0] = biasGradient;
    return sum / w.batch;
  }

  private static double rosenbrock(Workspace w) {
    double[] x = w.doubles[0];
    double[] gradient = w.doubles[1];
    double sum = 0;
    gradient[0] = 0;
    for (int i = 0; i < x.length - 1; i++) {
      double valley = x[i + 1] - x[i] * x[i];
      double rest = x[i] - 1;
      sum += 100 * valley * valley + rest * rest;
      gradient[i] += -400 * valley * x[i] + 2 * rest;
      gradient[i + 1] = 200 * valley;
    }
    return sum;
  }
}
