package dev.gradus.runtime.testkit;

import dev.gradus.runtime.data.SplitMix64;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Random points in the shape of a given one. A seed gives the same points for ever.
 *
 * <pre>{@code
 * Point[] points = RandomPoints.like(Point.of(new double[10], 3)).between(-2, 2).take(5, 42);
 * }</pre>
 *
 * @param shape its real numbers are replaced, all else is kept
 * @param from least number
 * @param to above the greatest number
 */
public record RandomPoints(Point shape, double from, double to) {

  /** Points with numbers between -1 and 1. */
  public static RandomPoints like(Point shape) {
    return new RandomPoints(shape, -1, 1);
  }

  /** The same with numbers between others. */
  public RandomPoints between(double least, double greatest) {
    return new RandomPoints(shape, least, greatest);
  }

  /** Some of these points. */
  public Point[] take(int count, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    Point[] points = new Point[count];
    for (int i = 0; i < count; i++) {
      points[i] = next(random);
    }
    return points;
  }

  private Point next(SplitMix64 random) {
    List<Class<?>> types = new ArrayList<>();
    for (Object argument : shape.arguments()) {
      types.add(argument.getClass());
    }
    Leaves leaves = new Leaves(Collections.nCopies(types.size(), ""), types, List.of());
    Object[] values = Copies.of(leaves.apart(shape.toArray()));
    List<Subject.Leaf> named = new ArrayList<>();
    for (Object value : values) {
      boolean real =
          value instanceof Double || value instanceof Float || Leaves.isReal(value.getClass());
      named.add(new Subject.Leaf("", value.getClass(), real));
    }
    for (Coordinate c : Coordinate.of(named, values)) {
      c.set(values, from + (to - from) * random.nextDouble());
    }
    return Point.of(leaves.together(values));
  }
}
