package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of a row of doubles with four others at once, each in 32 partials as those of {@link
 * DoubleRowSums}: sixteen vectors of sums, for which only processors with the widest vectors have
 * the registers.
 */
final class DoubleFourDots {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = Partials.ROW_DOUBLES;

  private DoubleFourDots() {}

  /** Whether such rows are taken. */
  static boolean takes(int n) {
    return 4 * LANES == PARTIALS && n % LANES == 0;
  }

  /** See {@link dev.gradus.runtime.kernel.BlockKernels#fourRowDots}. */
  static void fourRowDots(
      double[] x, double[] a, double[] b, double[] c, double[] d, double[] partials, int n) {
    DoubleVector a0 = DoubleVector.zero(SPECIES);
    DoubleVector a1 = DoubleVector.zero(SPECIES);
    DoubleVector a2 = DoubleVector.zero(SPECIES);
    DoubleVector a3 = DoubleVector.zero(SPECIES);
    DoubleVector b0 = DoubleVector.zero(SPECIES);
    DoubleVector b1 = DoubleVector.zero(SPECIES);
    DoubleVector b2 = DoubleVector.zero(SPECIES);
    DoubleVector b3 = DoubleVector.zero(SPECIES);
    DoubleVector c0 = DoubleVector.zero(SPECIES);
    DoubleVector c1 = DoubleVector.zero(SPECIES);
    DoubleVector c2 = DoubleVector.zero(SPECIES);
    DoubleVector c3 = DoubleVector.zero(SPECIES);
    DoubleVector d0 = DoubleVector.zero(SPECIES);
    DoubleVector d1 = DoubleVector.zero(SPECIES);
    DoubleVector d2 = DoubleVector.zero(SPECIES);
    DoubleVector d3 = DoubleVector.zero(SPECIES);
    int whole = n & -PARTIALS;
    int i = 0;
    for (; i < whole; i += PARTIALS) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, i);
      a0 = x0.fma(DoubleVector.fromArray(SPECIES, a, i), a0);
      b0 = x0.fma(DoubleVector.fromArray(SPECIES, b, i), b0);
      c0 = x0.fma(DoubleVector.fromArray(SPECIES, c, i), c0);
      d0 = x0.fma(DoubleVector.fromArray(SPECIES, d, i), d0);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, i + LANES);
      a1 = x1.fma(DoubleVector.fromArray(SPECIES, a, i + LANES), a1);
      b1 = x1.fma(DoubleVector.fromArray(SPECIES, b, i + LANES), b1);
      c1 = x1.fma(DoubleVector.fromArray(SPECIES, c, i + LANES), c1);
      d1 = x1.fma(DoubleVector.fromArray(SPECIES, d, i + LANES), d1);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, i + 2 * LANES);
      a2 = x2.fma(DoubleVector.fromArray(SPECIES, a, i + 2 * LANES), a2);
      b2 = x2.fma(DoubleVector.fromArray(SPECIES, b, i + 2 * LANES), b2);
      c2 = x2.fma(DoubleVector.fromArray(SPECIES, c, i + 2 * LANES), c2);
      d2 = x2.fma(DoubleVector.fromArray(SPECIES, d, i + 2 * LANES), d2);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, x, i + 3 * LANES);
      a3 = x3.fma(DoubleVector.fromArray(SPECIES, a, i + 3 * LANES), a3);
      b3 = x3.fma(DoubleVector.fromArray(SPECIES, b, i + 3 * LANES), b3);
      c3 = x3.fma(DoubleVector.fromArray(SPECIES, c, i + 3 * LANES), c3);
      d3 = x3.fma(DoubleVector.fromArray(SPECIES, d, i + 3 * LANES), d3);
    }
    if (i < n) {
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, x, i);
      a0 = x0.fma(DoubleVector.fromArray(SPECIES, a, i), a0);
      b0 = x0.fma(DoubleVector.fromArray(SPECIES, b, i), b0);
      c0 = x0.fma(DoubleVector.fromArray(SPECIES, c, i), c0);
      d0 = x0.fma(DoubleVector.fromArray(SPECIES, d, i), d0);
      i += LANES;
    }
    if (i < n) {
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, x, i);
      a1 = x1.fma(DoubleVector.fromArray(SPECIES, a, i), a1);
      b1 = x1.fma(DoubleVector.fromArray(SPECIES, b, i), b1);
      c1 = x1.fma(DoubleVector.fromArray(SPECIES, c, i), c1);
      d1 = x1.fma(DoubleVector.fromArray(SPECIES, d, i), d1);
      i += LANES;
    }
    if (i < n) {
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, x, i);
      a2 = x2.fma(DoubleVector.fromArray(SPECIES, a, i), a2);
      b2 = x2.fma(DoubleVector.fromArray(SPECIES, b, i), b2);
      c2 = x2.fma(DoubleVector.fromArray(SPECIES, c, i), c2);
      d2 = x2.fma(DoubleVector.fromArray(SPECIES, d, i), d2);
      i += LANES;
    }
    a0.add(a2).add(a1.add(a3)).intoArray(partials, 0);
    b0.add(b2).add(b1.add(b3)).intoArray(partials, LANES);
    c0.add(c2).add(c1.add(c3)).intoArray(partials, 2 * LANES);
    d0.add(d2).add(d1.add(d3)).intoArray(partials, 3 * LANES);
    double first = Partials.total(partials, 0);
    double second = Partials.total(partials, LANES);
    double third = Partials.total(partials, 2 * LANES);
    double fourth = Partials.total(partials, 3 * LANES);
    partials[0] = first;
    partials[1] = second;
    partials[2] = third;
    partials[3] = fourth;
  }
}
