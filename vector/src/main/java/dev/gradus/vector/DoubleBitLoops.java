package dev.gradus.vector;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over doubles that take numbers apart or compare them. Each is one flat method, so that
 * vectors stay in registers; arrays are as long as whole vectors need.
 */
final class DoubleBitLoops {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final VectorSpecies<Long> BITS = Width.of(long.class);
  private static final int LANES = SPECIES.length();

  /** Bits of √½. */
  private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

  private static final long ONE = 0x3ff0000000000000L;

  private DoubleBitLoops() {}

  static boolean bounded(double[] x, int n, double limit) {
    DoubleVector worst = DoubleVector.zero(SPECIES);
    for (int i = 0; i < n; i += LANES) {
      worst = worst.max(DoubleVector.fromArray(SPECIES, x, i).abs());
    }
    return worst.reduceLanes(VectorOperators.MAX) <= limit;
  }

  static boolean between(double[] x, int n, double low, double high) {
    DoubleVector least = DoubleVector.broadcast(SPECIES, Double.POSITIVE_INFINITY);
    DoubleVector greatest = DoubleVector.broadcast(SPECIES, Double.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i += LANES) {
      DoubleVector v = DoubleVector.fromArray(SPECIES, x, i);
      least = least.min(v);
      greatest = greatest.max(v);
    }
    return n == 0
        || (least.reduceLanes(VectorOperators.MIN) >= low
            && greatest.reduceLanes(VectorOperators.MAX) <= high);
  }

  static void scaleExp(double[] fraction, double[] shifted, double[] result, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector power =
          DoubleVector.fromArray(SPECIES, shifted, i)
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, 52)
              .reinterpretAsDoubles();
      DoubleVector.fromArray(SPECIES, fraction, i).fma(power, power).intoArray(result, i);
    }
  }

  static void scaleExpm1(
      double[] fraction, double[] shifted, double[] sign, double[] result, int n) {
    for (int i = 0; i < n; i += LANES) {
      DoubleVector power =
          DoubleVector.fromArray(SPECIES, shifted, i)
              .reinterpretAsLongs()
              .lanewise(VectorOperators.LSHL, 52)
              .reinterpretAsDoubles();
      DoubleVector value = DoubleVector.fromArray(SPECIES, fraction, i).fma(power, power.sub(1));
      LongVector magnitude = value.reinterpretAsLongs().and(Long.MAX_VALUE);
      DoubleVector.fromArray(SPECIES, sign, i)
          .reinterpretAsLongs()
          .and(Long.MIN_VALUE)
          .or(magnitude)
          .reinterpretAsDoubles()
          .intoArray(result, i);
    }
  }

  /**
   * Adding it to a small integer, as bits, puts the integer into the low bits of a double of unit
   * 1.
   */
  private static final double INTEGER = 0x1.8p52;

  static void splitLog(double[] x, double[] rest, double[] number, int n) {
    LongVector integer = DoubleVector.broadcast(SPECIES, INTEGER).reinterpretAsLongs();
    DoubleVector minusZero = DoubleVector.broadcast(SPECIES, -0.0);
    for (int i = 0; i < n; i += LANES) {
      LongVector bits = DoubleVector.fromArray(SPECIES, x, i).reinterpretAsLongs();
      LongVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 52);
      bits.sub(exponent.lanewise(VectorOperators.LSHL, 52))
          .reinterpretAsDoubles()
          .sub(1)
          .intoArray(rest, i);
      DoubleVector negative = integer.sub(exponent).reinterpretAsDoubles().sub(INTEGER);
      minusZero.sub(negative).intoArray(number, i);
    }
  }

  static void splitLog1p(double[] sum, double[] missing, double[] rest, double[] number, int n) {
    LongVector integer = DoubleVector.broadcast(SPECIES, INTEGER).reinterpretAsLongs();
    LongVector one = LongVector.broadcast(BITS, ONE);
    DoubleVector minusZero = DoubleVector.broadcast(SPECIES, -0.0);
    for (int i = 0; i < n; i += LANES) {
      LongVector bits = DoubleVector.fromArray(SPECIES, sum, i).reinterpretAsLongs();
      LongVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 52);
      LongVector high = exponent.lanewise(VectorOperators.LSHL, 52);
      DoubleVector m = bits.sub(high).reinterpretAsDoubles();
      DoubleVector power = one.sub(high).reinterpretAsDoubles();
      DoubleVector above = minusZero.sub(one.reinterpretAsDoubles().sub(m));
      DoubleVector.fromArray(SPECIES, missing, i).fma(power, above).intoArray(rest, i);
      DoubleVector negative = integer.sub(exponent).reinterpretAsDoubles().sub(INTEGER);
      minusZero.sub(negative).intoArray(number, i);
    }
  }
}
