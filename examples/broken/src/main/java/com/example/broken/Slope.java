package com.example.broken;

/** A method that is differentiated without a mark, by its interface. */
public final class Slope {
  private Slope() {}

  /** The sine. */
  public static double slope(double x) {
    return Math.sin(x);
  }
}
