package com.example.oscillation;

import dev.gradus.runtime.Gradients;
import java.util.Arrays;
import java.util.Locale;

/** Fits an oscillation to measurements by gradient descent with momentum. */
public final class App {
  private static final double WEIGHT = 1e-6;

  private App() {}

  public static void main(String[] args) {
    double[] times = new double[50];
    double[] readings = new double[50];
    for (int i = 0; i < times.length; i++) {
      times[i] = 0.1 * i;
      readings[i] = Oscillation.at(new double[] {2, 0.3, 1.5}, times[i]);
    }
    double[] fitted = fit(times, readings);
    System.out.printf(
        Locale.ROOT,
        "amplitude %.2f, decay %.2f, frequency %.2f%n",
        fitted[0],
        fitted[1],
        fitted[2]);
  }

  private static double[] fit(double[] times, double[] readings) {
    ErrorGradient error = Gradients.load(ErrorGradient.class);
    PenaltyGradient penalty = Gradients.load(PenaltyGradient.class);
    double[] parameters = {1, 0.1, 1.2};
    double[] gradient = new double[3];
    double[] ofPenalty = new double[3];
    double[] velocity = new double[3];
    for (int step = 0; step < 2000; step++) {
      error.valueAndGradient(parameters, times, readings, gradient);
      Arrays.fill(ofPenalty, 0);
      penalty.accumulateGradient(parameters, ofPenalty);
      for (int i = 0; i < 3; i++) {
        velocity[i] = 0.9 * velocity[i] - 0.02 * (gradient[i] + WEIGHT * ofPenalty[i]);
        parameters[i] += velocity[i];
      }
    }
    return parameters;
  }
}
