package dev.gradus.vector;

import dev.gradus.runtime.kernel.Partials;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of rows of floats in 64 partials, which are four vectors or eight that do not wait for each
 * other, where those of {@link FloatReductions} are one or two. Each is one flat method.
 */
final class FloatRowSums {
  private static final VectorSpecies<Float> SPECIES = Width.of(float.class);
  private static final int LANES = SPECIES.length();
  private static final int PARTIALS = Partials.ROW_FLOATS;

  private FloatRowSums() {}

  static float rowSum(float[] x, float[] partials, int n) {
    int whole = n & -PARTIALS;
    int i = 0;
    if (4 * LANES == PARTIALS) {
      FloatVector p = FloatVector.zero(SPECIES);
      FloatVector q = FloatVector.zero(SPECIES);
      FloatVector r = FloatVector.zero(SPECIES);
      FloatVector s = FloatVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = p.add(FloatVector.fromArray(SPECIES, x, i));
        q = q.add(FloatVector.fromArray(SPECIES, x, i + LANES));
        r = r.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
        s = s.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
      }
      if (i + LANES <= n) {
        p = p.add(FloatVector.fromArray(SPECIES, x, i));
        i += LANES;
      }
      if (i + LANES <= n) {
        q = q.add(FloatVector.fromArray(SPECIES, x, i));
        i += LANES;
      }
      if (i + LANES <= n) {
        r = r.add(FloatVector.fromArray(SPECIES, x, i));
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
      FloatVector p = FloatVector.zero(SPECIES);
      FloatVector q = FloatVector.zero(SPECIES);
      FloatVector r = FloatVector.zero(SPECIES);
      FloatVector s = FloatVector.zero(SPECIES);
      FloatVector t = FloatVector.zero(SPECIES);
      FloatVector u = FloatVector.zero(SPECIES);
      FloatVector v = FloatVector.zero(SPECIES);
      FloatVector w = FloatVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = p.add(FloatVector.fromArray(SPECIES, x, i));
        q = q.add(FloatVector.fromArray(SPECIES, x, i + LANES));
        r = r.add(FloatVector.fromArray(SPECIES, x, i + 2 * LANES));
        s = s.add(FloatVector.fromArray(SPECIES, x, i + 3 * LANES));
        t = t.add(FloatVector.fromArray(SPECIES, x, i + 4 * LANES));
        u = u.add(FloatVector.fromArray(SPECIES, x, i + 5 * LANES));
        v = v.add(FloatVector.fromArray(SPECIES, x, i + 6 * LANES));
        w = w.add(FloatVector.fromArray(SPECIES, x, i + 7 * LANES));
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
        FloatVector.fromArray(SPECIES, partials, i - whole)
            .add(FloatVector.fromArray(SPECIES, x, i))
            .intoArray(partials, i - whole);
      }
    }
    for (; i < n; i++) {
      partials[i - whole] += x[i];
    }
    return Partials.rowTotal(partials);
  }

  static float rowDot(float[] x, float[] y, float[] partials, int n) {
    int whole = n & -PARTIALS;
    int i = 0;
    if (4 * LANES == PARTIALS) {
      FloatVector p = FloatVector.zero(SPECIES);
      FloatVector q = FloatVector.zero(SPECIES);
      FloatVector r = FloatVector.zero(SPECIES);
      FloatVector s = FloatVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, y, i), p);
        q =
            FloatVector.fromArray(SPECIES, x, i + LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + LANES), q);
        r =
            FloatVector.fromArray(SPECIES, x, i + 2 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 2 * LANES), r);
        s =
            FloatVector.fromArray(SPECIES, x, i + 3 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 3 * LANES), s);
      }
      if (i + LANES <= n) {
        p = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, y, i), p);
        i += LANES;
      }
      if (i + LANES <= n) {
        q = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, y, i), q);
        i += LANES;
      }
      if (i + LANES <= n) {
        r = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, y, i), r);
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
      FloatVector p = FloatVector.zero(SPECIES);
      FloatVector q = FloatVector.zero(SPECIES);
      FloatVector r = FloatVector.zero(SPECIES);
      FloatVector s = FloatVector.zero(SPECIES);
      FloatVector t = FloatVector.zero(SPECIES);
      FloatVector u = FloatVector.zero(SPECIES);
      FloatVector v = FloatVector.zero(SPECIES);
      FloatVector w = FloatVector.zero(SPECIES);
      for (; i < whole; i += PARTIALS) {
        p = FloatVector.fromArray(SPECIES, x, i).fma(FloatVector.fromArray(SPECIES, y, i), p);
        q =
            FloatVector.fromArray(SPECIES, x, i + LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + LANES), q);
        r =
            FloatVector.fromArray(SPECIES, x, i + 2 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 2 * LANES), r);
        s =
            FloatVector.fromArray(SPECIES, x, i + 3 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 3 * LANES), s);
        t =
            FloatVector.fromArray(SPECIES, x, i + 4 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 4 * LANES), t);
        u =
            FloatVector.fromArray(SPECIES, x, i + 5 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 5 * LANES), u);
        v =
            FloatVector.fromArray(SPECIES, x, i + 6 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 6 * LANES), v);
        w =
            FloatVector.fromArray(SPECIES, x, i + 7 * LANES)
                .fma(FloatVector.fromArray(SPECIES, y, i + 7 * LANES), w);
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
        FloatVector.fromArray(SPECIES, x, i)
            .fma(
                FloatVector.fromArray(SPECIES, y, i),
                FloatVector.fromArray(SPECIES, partials, i - whole))
            .intoArray(partials, i - whole);
      }
    }
    for (; i < n; i++) {
      partials[i - whole] = Math.fma(x[i], y[i], partials[i - whole]);
    }
    return Partials.rowTotal(partials);
  }
}
