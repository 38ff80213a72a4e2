package dev.gradus.benchmarks.bench;

import java.util.List;

/**
 * Something that several competitors do. The first is the reference: ratios say how many times its
 * time the others take.
 *
 * @param name for tables, such as {@code logistic 1000×20}
 * @param tolerance greatest difference of results, relative to the largest element of the
 *     reference's
 */
public record Work(String name, double tolerance, List<Competitor> competitors) {

  public Work {
    competitors = List.copyOf(competitors);
  }

  public static Work of(String name, double tolerance, Competitor... competitors) {
    return new Work(name, tolerance, List.of(competitors));
  }

  /** Refuses to be measured unless all competitors compute the same. */
  void check() {
    double[] expected = competitors.get(0).result().get();
    double scale = 0;
    for (double x : expected) {
      scale = Math.max(scale, Math.abs(x));
    }
    for (Competitor c : competitors.subList(1, competitors.size())) {
      double[] actual = c.result().get();
      if (actual.length != expected.length) {
        throw new IllegalStateException(
            name
                + ": "
                + c.name()
                + " gives "
                + actual.length
                + " numbers, not "
                + expected.length);
      }
      for (int i = 0; i < actual.length; i++) {
        boolean same =
            Math.abs(actual[i] - expected[i]) <= tolerance * scale
                || Double.compare(actual[i], expected[i]) == 0;
        if (!same) {
          throw new IllegalStateException(
              String.format(
                  "%s: number %d is %s by %s and %s by %s",
                  name, i, expected[i], competitors.get(0).name(), actual[i], c.name()));
        }
      }
    }
  }
}
