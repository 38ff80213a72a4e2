package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows of doubles in 32 partials, which are four vectors or eight that do not wait for each
 * other, where those of {@link DoubleReductions} are one or two. Each is one flat method.
 */
final class DoubleRowSums {
  private static final VectorSpecies<Double> SPECIES = Width.of(double.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = Partials.ROW_DOUBLES;

  private DoubleRowSums() {}

  static double rowSum(double[] x, double[] partials, int n) {
    int whole = n & -PARTIALS;
    int i = 0;
    if (4 * LANES == PARTIALS) {
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      DoubleVector r = DoubleVector.zero(SPECIES);
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = p.add(DoubleVector.fromArray(SPECIES, x, i));
        q = q.add(DoubleVector.fromArray(SPECIES, x, i + LANES));
        r = r.add(DoubleVector.fromArray(SPECIES, x, i + 2 * LANES));
        s = s.add(DoubleVector.fromArray(SPECIES, x, i + 3 * LANES));
      }
      if (i + LANES <= n) {
        p = p.add(DoubleVector.fromArray(SPECIES, x, i));
        i += LANES;
      }
      if (i + LANES <= n) {
        q = q.add(DoubleVector.fromArray(SPECIES, x, i));
        i += LANES;
      }
      if (i + LANES <= n) {
        r = r.add(DoubleVector.fromArray(SPECIES, x, i));
        i += LANES;
      }
      if (i == n) {
        p.add(r).add(q.add(s)).intoArray(partials, 0);
        return Partials.total(partials, 0);
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
      r.intoArray(partials, 2 * LANES);
      s.intoArray(partials, 3 * LANES);
    } else {
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      DoubleVector r = DoubleVector.zero(SPECIES);
      DoubleVector s = DoubleVector.zero(SPECIES);
      DoubleVector t = DoubleVector.zero(SPECIES);
      DoubleVector u = DoubleVector.zero(SPECIES);
      DoubleVector v = DoubleVector.zero(SPECIES);
      DoubleVector w = DoubleVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = p.add(DoubleVector.fromArray(SPECIES, x, i));
        q = q.add(DoubleVector.fromArray(SPECIES, x, i + LANES));
        r = r.add(DoubleVector.fromArray(SPECIES, x, i + 2 * LANES));
        s = s.add(DoubleVector.fromArray(SPECIES, x, i + 3 * LANES));
        t = t.add(DoubleVector.fromArray(SPECIES, x, i + 4 * LANES));
        u = u.add(DoubleVector.fromArray(SPECIES, x, i + 5 * LANES));
        v = v.add(DoubleVector.fromArray(SPECIES, x, i + 6 * LANES));
        w = w.add(DoubleVector.fromArray(SPECIES, x, i + 7 * LANES));
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
      r.intoArray(partials, 2 * LANES);
      s.intoArray(partials, 3 * LANES);
      t.intoArray(partials, 4 * LANES);
      u.intoArray(partials, 5 * LANES);
      v.intoArray(partials, 6 * LANES);
      w.intoArray(partials, 7 * LANES);
      for (; i + LANES <= n; i += LANES) {
        DoubleVector.fromArray(SPECIES, partials, i - whole)
            .add(DoubleVector.fromArray(SPECIES, x, i))
            .intoArray(partials, i - whole);
      }
    }
    for (; i < n; i++) {
      partials[i - whole] += x[i];
    }
    return Partials.rowTotal(partials);
  }

  static double rowDot(double[] x, double[] y, double[] partials, int n) {
    int whole = n & -PARTIALS;
    int i = 0;
    if (4 * LANES == PARTIALS) {
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      DoubleVector r = DoubleVector.zero(SPECIES);
      DoubleVector s = DoubleVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, y, i), p);
        q =
            DoubleVector.fromArray(SPECIES, x, i + LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + LANES), q);
        r =
            DoubleVector.fromArray(SPECIES, x, i + 2 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 2 * LANES), r);
        s =
            DoubleVector.fromArray(SPECIES, x, i + 3 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 3 * LANES), s);
      }
      if (i + LANES <= n) {
        p = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, y, i), p);
        i += LANES;
      }
      if (i + LANES <= n) {
        q = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, y, i), q);
        i += LANES;
      }
      if (i + LANES <= n) {
        r = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, y, i), r);
        i += LANES;
      }
      if (i == n) {
        p.add(r).add(q.add(s)).intoArray(partials, 0);
        return Partials.total(partials, 0);
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
      r.intoArray(partials, 2 * LANES);
      s.intoArray(partials, 3 * LANES);
    } else {
      DoubleVector p = DoubleVector.zero(SPECIES);
      DoubleVector q = DoubleVector.zero(SPECIES);
      DoubleVector r = DoubleVector.zero(SPECIES);
      DoubleVector s = DoubleVector.zero(SPECIES);
      DoubleVector t = DoubleVector.zero(SPECIES);
      DoubleVector u = DoubleVector.zero(SPECIES);
      DoubleVector v = DoubleVector.zero(SPECIES);
      DoubleVector w = DoubleVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = DoubleVector.fromArray(SPECIES, x, i).fma(DoubleVector.fromArray(SPECIES, y, i), p);
        q =
            DoubleVector.fromArray(SPECIES, x, i + LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + LANES), q);
        r =
            DoubleVector.fromArray(SPECIES, x, i + 2 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 2 * LANES), r);
        s =
            DoubleVector.fromArray(SPECIES, x, i + 3 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 3 * LANES), s);
        t =
            DoubleVector.fromArray(SPECIES, x, i + 4 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 4 * LANES), t);
        u =
            DoubleVector.fromArray(SPECIES, x, i + 5 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 5 * LANES), u);
        v =
            DoubleVector.fromArray(SPECIES, x, i + 6 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 6 * LANES), v);
        w =
            DoubleVector.fromArray(SPECIES, x, i + 7 * LANES)
                .fma(DoubleVector.fromArray(SPECIES, y, i + 7 * LANES), w);
      }
      p.intoArray(partials, 0);
      q.intoArray(partials, LANES);
      r.intoArray(partials, 2 * LANES);
      s.intoArray(partials, 3 * LANES);
      t.intoArray(partials, 4 * LANES);
      u.intoArray(partials, 5 * LANES);
      v.intoArray(partials, 6 * LANES);
      w.intoArray(partials, 7 * LANES);
      for (; i + LANES <= n; i += LANES) {
        DoubleVector.fromArray(SPECIES, x, i)
            .fma(
                DoubleVector.fromArray(SPECIES, y, i),
                DoubleVector.fromArray(SPECIES, partials, i - whole))
            .intoArray(partials, i - whole);
      }
    }
    for (; i < n; i++) {
      partials[i - whole] = Math.fma(x[i], y[i], partials[i - whole]);
    }
    return Partials.rowTotal(partials);
  }
}
