package dev.gradus.compiler.random;

import dev.gradus.compiler.random.RandomNodes.Indices;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random look-ups, sums by index and one-hot rows. */
final class RandomTables {
  private final RandomNodes nodes;
  private final SplittableRandom random;

  RandomTables(RandomNodes nodes) {
    this.nodes = nodes;
    this.random = nodes.random;
  }

  void add() {
    if (nodes.indices.isEmpty()) {
      return;
    }
    Indices at = nodes.indices.get(random.nextInt(nodes.indices.size()));
    switch (random.nextInt(3)) {
      case 0 -> gather(at);
      case 1 -> scatter(at);
      default -> oneHot(at);
    }
  }

  private void gather(Indices at) {
    List<Integer> extents = new ArrayList<>();
    extents.add(at.bound() + random.nextInt(2));
    if (random.nextBoolean()) {
      extents.add(nodes.shapes.extent());
    }
    Node x = nodes.pick();
    boolean ready =
        !x.shape().isBatched() && x.shape().rank() > 0 && x.shape().extent(0) >= at.bound();
    Node table = ready ? x : nodes.fit(x, new Shape(extents), nodes.dtype);
    nodes.keep(nodes.b.gather(table, at.node()));
  }

  private void scatter(Indices at) {
    List<Integer> extents = new ArrayList<>(at.node().shape().extents());
    if (random.nextBoolean()) {
      extents.add(nodes.shapes.extent());
    }
    Node values = nodes.fit(nodes.pick(), new Shape(extents), nodes.dtype);
    nodes.keep(nodes.b.scatterAdd(at.node(), values, at.bound() + random.nextInt(2)));
  }

  /** Also with less room than there are indices. */
  private void oneHot(Indices at) {
    int extent = 1 + random.nextInt(at.bound() + 1);
    nodes.keep(nodes.b.oneHot(at.node(), extent, nodes.dtype));
  }
}
