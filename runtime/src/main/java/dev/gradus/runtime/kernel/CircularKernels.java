package dev.gradus.runtime.kernel;

/**
 * Sine and cosine of angles up to π/4, given as sums of two doubles: minimax polynomials.
 *
 * <p>Source: fdlibm 5.3, K. C. Ng, k_sin.c and k_cos.c.
 */
final class CircularKernels {
  /** Below 2^-27 the sine is the angle, and the cosine 1. */
  private static final int TINY = 0x3e400000;

  /** From 0.3 on, and from 0.78125 on, the cosine takes part of x²/2 off 1 exactly. */
  private static final int LARGE = 0x3fd33333;

  private static final int LARGEST = 0x3fe90000;

  private CircularKernels() {}

  static double sin(double x, double low) {
    if ((Words.high(x) & Integer.MAX_VALUE) < TINY) {
      return x;
    }
    double square = x * x;
    double cube = square * x;
    double r = -0x1.ae5e68a2b9cebp-26 + square * 0x1.5d93a5acfd57cp-33;
    r = 0x1.71de357b1fe7dp-19 + square * r;
    r = -0x1.a01a019c161d5p-13 + square * r;
    r = 0x1.111111110f8a6p-7 + square * r;
    double third = -0x1.5555555555549p-3;
    // Not the second with low = 0: that rounds otherwise.
    return low == 0
        ? x + cube * (third + square * r)
        : x - ((square * (0.5 * low - cube * r) - low) - cube * third);
  }

  static double cos(double x, double low) {
    int magnitude = Words.high(x) & Integer.MAX_VALUE;
    if (magnitude < TINY) {
      return 1;
    }
    double square = x * x;
    double r = 0x1.1ee9ebdb4b1c4p-29 + square * -0x1.8fae9be8838d4p-37;
    r = -0x1.27e4f809c52adp-22 + square * r;
    r = 0x1.a01a019cb159p-16 + square * r;
    r = -0x1.6c16c16c15177p-10 + square * r;
    r = 0x1.555555555554cp-5 + square * r;
    double rest = square * (square * r) - x * low;
    if (magnitude < LARGE) {
      return 1 - (0.5 * square - rest);
    }
    // About x/4: the high word with an exponent lower by two.
    double part = magnitude > LARGEST ? 0.28125 : Words.ofHigh(magnitude - 0x00200000);
    return (1 - part) - ((0.5 * square - part) - rest);
  }
}
