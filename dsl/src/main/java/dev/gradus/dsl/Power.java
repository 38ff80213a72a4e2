package dev.gradus.dsl;

/** Integer powers by repeated squaring. */
final class Power {
  private Power() {}

  static Tensor of(Tensor x, int exponent) {
    if (exponent == 0) {
      return x.scope().tensor(x.scope().builder().full(1.0, x.shape(), x.dtype()));
    }
    if (exponent == Integer.MIN_VALUE) {
      return x.pow((double) exponent);
    }
    Tensor power = positive(x, Math.abs(exponent));
    return exponent < 0 ? power.reciprocal() : power;
  }

  /** Bits of the exponent from the highest: square, and multiply where the bit is set. */
  private static Tensor positive(Tensor x, int exponent) {
    Tensor power = x;
    for (int bit = Integer.highestOneBit(exponent) >> 1; bit > 0; bit >>= 1) {
      power = power.square();
      power = (exponent & bit) != 0 ? power.times(x) : power;
    }
    return power;
  }
}
