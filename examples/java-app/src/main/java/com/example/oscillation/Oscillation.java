package com.example.oscillation;

/** A damped oscillation; its parameters are amplitude, decay rate and angular frequency. */
final class Oscillation {
  private Oscillation() {}

  /** Displacement at a time. */
  static double at(double[] parameters, double time) {
    double envelope = parameters[0] * Math.exp(-parameters[1] * time);
    return envelope * Math.cos(parameters[2] * time);
  }
}
