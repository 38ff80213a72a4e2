package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random shapes and layouts: small, with an empty or a long axis now and then. */
final class RandomShapes {
  private static final int[] EXTENTS = {1, 1, 2, 2, 3, 3, 4, 5};
  private static final int MOST_ELEMENTS = 120;

  private final SplittableRandom random;

  RandomShapes(SplittableRandom random) {
    this.random = random;
  }

  /** Up to three axes; a batch axis in front if wanted. */
  Shape shape(boolean batched) {
    List<Integer> extents = new ArrayList<>();
    if (batched) {
      extents.add(Shape.BATCH);
    }
    int rank = random.nextInt(batched ? 3 : 4);
    int unusual = random.nextInt(12);
    for (int axis = 0; axis < rank; axis++) {
      extents.add(axis == unusual ? long_() : extent());
    }
    Shape shape = new Shape(extents);
    return fits(shape) ? shape : shape(batched);
  }

  int extent() {
    return EXTENTS[random.nextInt(EXTENTS.length)];
  }

  /** An extent around the widths of interleaved sums, or none at all. */
  private int long_() {
    return new int[] {0, 15, 16, 17, 33}[random.nextInt(5)];
  }

  /** Whether a row is small enough to go on with. */
  static boolean fits(Shape shape) {
    long size = 1;
    for (int extent : shape.extents()) {
      size *= extent == Shape.BATCH ? 1 : extent;
    }
    return size <= MOST_ELEMENTS && shape.rank() <= 4;
  }

  /** Another shape of the same elements; the batch axis, if there is one, stands first. */
  Shape reshaped(Shape from) {
    List<Integer> extents = new ArrayList<>();
    int rest = from.size();
    while (rest > 1) {
      int factor = 1 + random.nextInt(rest);
      if (rest % factor == 0 && factor > 1) {
        extents.add(factor);
        rest /= factor;
      }
    }
    if (rest == 0 || random.nextInt(3) == 0) {
      extents.add(random.nextInt(extents.size() + 1), rest == 0 ? 0 : 1);
    }
    if (from.isBatched()) {
      extents.add(0, Shape.BATCH);
    }
    return new Shape(extents);
  }

  List<Integer> permutation(int rank) {
    List<Integer> axes = new ArrayList<>(IntStream.range(0, rank).boxed().toList());
    shuffle(axes);
    return axes;
  }

  void shuffle(List<Integer> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = list.set(i, list.get(j));
      list.set(j, moved);
    }
  }

  /** Some of the axes, at least one, ascending; the shape has at least one. */
  List<Integer> someAxes(Shape shape) {
    List<Integer> axes = new ArrayList<>();
    while (axes.isEmpty()) {
      for (int axis = 0; axis < shape.rank(); axis++) {
        if (random.nextBoolean()) {
          axes.add(axis);
        }
      }
    }
    return axes;
  }

  /** An axis that is not the batch, or -1. */
  int staticAxis(Shape shape) {
    List<Integer> axes =
        IntStream.range(0, shape.rank()).filter(a -> a != shape.batchAxis()).boxed().toList();
    return axes.isEmpty() ? -1 : axes.get(random.nextInt(axes.size()));
  }
}
