package com.example.oscillation;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Inactive;

/** What is minimised. */
public final class Objectives {
  private Objectives() {}

  /** Mean square of the distances between an oscillation and measurements. */
  @Differentiable
  public static double error(
      double[] parameters, @Inactive double[] times, @Inactive double[] readings) {
    double sum = 0;
    for (int i = 0; i < times.length; i++) {
      double distance = Oscillation.at(parameters, times[i]) - readings[i];
      sum += distance * distance;
    }
    return sum / times.length;
  }

  /** How far an oscillation swings at a time, squared. */
  @Differentiable
  public static double swing(double[] parameters, @Inactive double time) {
    double displacement = Oscillation.at(parameters, time);
    return displacement * displacement;
  }

  /** Keeps parameters near 1. */
  @Differentiable
  public static double penalty(double[] parameters) {
    double sum = 0;
    for (double p : parameters) {
      sum += (p - 1) * (p - 1);
    }
    return sum;
  }
}
