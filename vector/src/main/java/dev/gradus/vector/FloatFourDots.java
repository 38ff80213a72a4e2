package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of a row of floats with four others at once, each in 64 partials as those of {@link
 * FloatRowSums}: sixteen vectors of sums, for which only processors with the widest vectors have
 * the registers.
 */
final class FloatFourDots {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = Partials.ROW_FLOATS;

  private FloatFourDots() {}

  /** Whether such rows are taken. */
  static boolean takes(int n) {
    return 4 * LANES == PARTIALS && n % LANES == 0;
  }

  /** See {@link dev.gradus.runtime.kernel.BlockKernels#fourRowDots}. */
  static void fourRowDots(
      float[] x, float[] a, float[] b, float[] c, float[] d, float[] partials, int n) {
    FloatVector a0 = FloatVector.zero(SPECIES);
    FloatVector a1 = FloatVector.zero(SPECIES);
    FloatVector a2 = FloatVector.zero(SPECIES);
    FloatVector a3 = FloatVector.zero(SPECIES);
    FloatVector b0 = FloatVector.zero(SPECIES);
    FloatVector b1 = FloatVector.zero(SPECIES);
    FloatVector b2 = FloatVector.zero(SPECIES);
    FloatVector b3 = FloatVector.zero(SPECIES);
    FloatVector c0 = FloatVector.zero(SPECIES);
    FloatVector c1 = FloatVector.zero(SPECIES);
    FloatVector c2 = FloatVector.zero(SPECIES);
    FloatVector c3 = FloatVector.zero(SPECIES);
    FloatVector d0 = FloatVector.zero(SPECIES);
    FloatVector d1 = FloatVector.zero(SPECIES);
    FloatVector d2 = FloatVector.zero(SPECIES);
    FloatVector d3 = FloatVector.zero(SPECIES);
    int whole = n & -PARTIALS;
    int i = 0;
    for (; i < whole; i += PARTIALS) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, i);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, a, i), a0);
      b0 = x0.fma(FloatVector.fromArray(SPECIES, b, i), b0);
      c0 = x0.fma(FloatVector.fromArray(SPECIES, c, i), c0);
      d0 = x0.fma(FloatVector.fromArray(SPECIES, d, i), d0);
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, i + LANES);
      a1 = x1.fma(FloatVector.fromArray(SPECIES, a, i + LANES), a1);
      b1 = x1.fma(FloatVector.fromArray(SPECIES, b, i + LANES), b1);
      c1 = x1.fma(FloatVector.fromArray(SPECIES, c, i + LANES), c1);
      d1 = x1.fma(FloatVector.fromArray(SPECIES, d, i + LANES), d1);
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, i + 2 * LANES);
      a2 = x2.fma(FloatVector.fromArray(SPECIES, a, i + 2 * LANES), a2);
      b2 = x2.fma(FloatVector.fromArray(SPECIES, b, i + 2 * LANES), b2);
      c2 = x2.fma(FloatVector.fromArray(SPECIES, c, i + 2 * LANES), c2);
      d2 = x2.fma(FloatVector.fromArray(SPECIES, d, i + 2 * LANES), d2);
      FloatVector x3 = FloatVector.fromArray(SPECIES, x, i + 3 * LANES);
      a3 = x3.fma(FloatVector.fromArray(SPECIES, a, i + 3 * LANES), a3);
      b3 = x3.fma(FloatVector.fromArray(SPECIES, b, i + 3 * LANES), b3);
      c3 = x3.fma(FloatVector.fromArray(SPECIES, c, i + 3 * LANES), c3);
      d3 = x3.fma(FloatVector.fromArray(SPECIES, d, i + 3 * LANES), d3);
    }
    if (i < n) {
      FloatVector x0 = FloatVector.fromArray(SPECIES, x, i);
      a0 = x0.fma(FloatVector.fromArray(SPECIES, a, i), a0);
      b0 = x0.fma(FloatVector.fromArray(SPECIES, b, i), b0);
      c0 = x0.fma(FloatVector.fromArray(SPECIES, c, i), c0);
      d0 = x0.fma(FloatVector.fromArray(SPECIES, d, i), d0);
      i += LANES;
    }
    if (i < n) {
      FloatVector x1 = FloatVector.fromArray(SPECIES, x, i);
      a1 = x1.fma(FloatVector.fromArray(SPECIES, a, i), a1);
      b1 = x1.fma(FloatVector.fromArray(SPECIES, b, i), b1);
      c1 = x1.fma(FloatVector.fromArray(SPECIES, c, i), c1);
      d1 = x1.fma(FloatVector.fromArray(SPECIES, d, i), d1);
      i += LANES;
    }
    if (i < n) {
      FloatVector x2 = FloatVector.fromArray(SPECIES, x, i);
      a2 = x2.fma(FloatVector.fromArray(SPECIES, a, i), a2);
      b2 = x2.fma(FloatVector.fromArray(SPECIES, b, i), b2);
      c2 = x2.fma(FloatVector.fromArray(SPECIES, c, i), c2);
      d2 = x2.fma(FloatVector.fromArray(SPECIES, d, i), d2);
      i += LANES;
    }
    a0.add(a2).add(a1.add(a3)).intoArray(partials, 0);
    b0.add(b2).add(b1.add(b3)).intoArray(partials, LANES);
    c0.add(c2).add(c1.add(c3)).intoArray(partials, 2 * LANES);
    d0.add(d2).add(d1.add(d3)).intoArray(partials, 3 * LANES);
    float first = Partials.total(partials, 0);
    float second = Partials.total(partials, LANES);
    float third = Partials.total(partials, 2 * LANES);
    float fourth = Partials.total(partials, 3 * LANES);
    partials[0] = first;
    partials[1] = second;
    partials[2] = third;
    partials[3] = fourth;
  }
}
