package dev.gradus.vector;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The loops over floats that take numbers apart or compare them. Each is one flat method, so that
 * vectors stay in registers; arrays are as long as whole vectors need.
 */
final class FloatBitLoops {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final VectorSpecies<Integer> BITS = Width.of(int.class);
  private static final int LANES = SPECIES.length();

  /** Bits of √½. */
  private static final int SQRT_HALF = 0x3f3504f3;

  private static final int ONE = 0x3f800000;

  private FloatBitLoops() {}

  static boolean bounded(float[] x, int n, float limit) {
    FloatVector worst = FloatVector.zero(SPECIES);
    for (int i = 0; i < n; i += LANES) {
      worst = worst.max(FloatVector.fromArray(SPECIES, x, i).abs());
    }
    return worst.reduceLanes(VectorOperators.MAX) <= limit;
  }

  static boolean between(float[] x, int n, float low, float high) {
    FloatVector least = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
    FloatVector greatest = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
    for (int i = 0; i < n; i += LANES) {
      FloatVector v = FloatVector.fromArray(SPECIES, x, i);
      least = least.min(v);
      greatest = greatest.max(v);
    }
    return n == 0
        || (least.reduceLanes(VectorOperators.MIN) >= low
            && greatest.reduceLanes(VectorOperators.MAX) <= high);
  }

  static void scaleExp(float[] fraction, float[] shifted, float[] result, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector power =
          FloatVector.fromArray(SPECIES, shifted, i)
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, 23)
              .reinterpretAsFloats();
      FloatVector.fromArray(SPECIES, fraction, i).fma(power, power).intoArray(result, i);
    }
  }

  static void scaleExpm1(float[] fraction, float[] shifted, float[] sign, float[] result, int n) {
    for (int i = 0; i < n; i += LANES) {
      FloatVector power =
          FloatVector.fromArray(SPECIES, shifted, i)
              .reinterpretAsInts()
              .lanewise(VectorOperators.LSHL, 23)
              .reinterpretAsFloats();
      FloatVector value = FloatVector.fromArray(SPECIES, fraction, i).fma(power, power.sub(1));
      IntVector magnitude = value.reinterpretAsInts().and(Integer.MAX_VALUE);
      FloatVector.fromArray(SPECIES, sign, i)
          .reinterpretAsInts()
          .and(Integer.MIN_VALUE)
          .or(magnitude)
          .reinterpretAsFloats()
          .intoArray(result, i);
    }
  }

  /**
   * Adding it to a small integer, as bits, puts the integer into the low bits of a float of unit 1.
   */
  private static final float INTEGER = 0x1.8p23f;

  static void splitLog(float[] x, float[] rest, float[] number, int n) {
    IntVector integer = FloatVector.broadcast(SPECIES, INTEGER).reinterpretAsInts();
    FloatVector minusZero = FloatVector.broadcast(SPECIES, -0f);
    for (int i = 0; i < n; i += LANES) {
      IntVector bits = FloatVector.fromArray(SPECIES, x, i).reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
      bits.sub(exponent.lanewise(VectorOperators.LSHL, 23))
          .reinterpretAsFloats()
          .sub(1)
          .intoArray(rest, i);
      FloatVector negative = integer.sub(exponent).reinterpretAsFloats().sub(INTEGER);
      minusZero.sub(negative).intoArray(number, i);
    }
  }

  static void splitLog1p(float[] sum, float[] missing, float[] rest, float[] number, int n) {
    IntVector integer = FloatVector.broadcast(SPECIES, INTEGER).reinterpretAsInts();
    IntVector one = IntVector.broadcast(BITS, ONE);
    FloatVector minusZero = FloatVector.broadcast(SPECIES, -0f);
    for (int i = 0; i < n; i += LANES) {
      IntVector bits = FloatVector.fromArray(SPECIES, sum, i).reinterpretAsInts();
      IntVector exponent = bits.sub(SQRT_HALF).lanewise(VectorOperators.ASHR, 23);
      IntVector high = exponent.lanewise(VectorOperators.LSHL, 23);
      FloatVector m = bits.sub(high).reinterpretAsFloats();
      FloatVector power = one.sub(high).reinterpretAsFloats();
      FloatVector above = minusZero.sub(one.reinterpretAsFloats().sub(m));
      FloatVector.fromArray(SPECIES, missing, i).fma(power, above).intoArray(rest, i);
      FloatVector negative = integer.sub(exponent).reinterpretAsFloats().sub(INTEGER);
      minusZero.sub(negative).intoArray(number, i);
    }
  }
}
