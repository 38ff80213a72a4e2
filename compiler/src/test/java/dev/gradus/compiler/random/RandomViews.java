package dev.gradus.compiler.random;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Random nodes that only move elements. */
final class RandomViews {
  private final RandomNodes nodes;
  private final SplittableRandom random;

  RandomViews(RandomNodes nodes) {
    this.nodes = nodes;
    this.random = nodes.random;
  }

  void add() {
    Node x = nodes.pick();
    switch (random.nextInt(6)) {
      case 0 -> reshape(x);
      case 1 -> transpose(x);
      case 2 -> expand(x);
      case 3 -> slice(x);
      case 4 -> pad(x);
      default -> concat(x);
    }
  }

  private void reshape(Node x) {
    if (x.shape().batchAxis() <= 0) {
      nodes.keep(nodes.b.reshape(x, nodes.shapes.reshaped(x.shape())));
    }
  }

  private void transpose(Node x) {
    nodes.keep(nodes.b.transpose(x, nodes.shapes.permutation(x.shape().rank())));
  }

  /** New axes before, between and behind the old ones; one of them may be the batch. */
  private void expand(Node x) {
    List<Integer> extents = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    boolean batch = nodes.batched && !x.shape().isBatched() && random.nextInt(3) == 0;
    if (batch) {
      extents.add(Shape.BATCH);
    }
    for (int axis = 0; axis <= x.shape().rank(); axis++) {
      if (random.nextInt(3) == 0) {
        extents.add(nodes.shapes.extent());
      }
      if (axis < x.shape().rank()) {
        int extent = x.shape().extent(axis);
        places.add(extents.size());
        extents.add(extent == 1 && random.nextBoolean() ? nodes.shapes.extent() : extent);
      }
    }
    Shape shape = new Shape(extents);
    if (RandomShapes.fits(shape)) {
      nodes.keep(nodes.b.expand(x, shape, places));
    }
  }

  private void slice(Node x) {
    int axis = nodes.shapes.staticAxis(x.shape());
    if (axis < 0) {
      return;
    }
    int extent = x.shape().extent(axis);
    int start = random.nextInt(extent + 1);
    int stop = start + random.nextInt(extent - start + 1);
    if (stop == start && random.nextInt(8) > 0) {
      start = 0;
      stop = extent;
    }
    nodes.keep(nodes.b.slice(x, axis, start, stop, 1 + random.nextInt(3)));
  }

  private void pad(Node x) {
    int axis = nodes.shapes.staticAxis(x.shape());
    if (axis >= 0) {
      nodes.keep(nodes.b.pad(x, axis, random.nextInt(3), random.nextInt(3), random.nextInt(5) / 3));
    }
  }

  private void concat(Node x) {
    int axis = nodes.shapes.staticAxis(x.shape());
    if (axis < 0) {
      return;
    }
    List<Node> parts = new ArrayList<>(List.of(x));
    int more = 1 + random.nextInt(2);
    IntStream.range(0, more)
        .forEach(
            i -> {
              List<Integer> extents = new ArrayList<>(x.shape().extents());
              extents.set(axis, nodes.shapes.extent());
              parts.add(nodes.fit(nodes.pick(), new Shape(extents), x.dtype()));
            });
    nodes.keep(nodes.b.concat(axis, parts));
  }
}
