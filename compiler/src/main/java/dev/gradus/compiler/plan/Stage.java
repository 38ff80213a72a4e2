package dev.gradus.compiler.plan;

import dev.gradus.dsl.graph.Node;
import java.util.List;

/**
 * A part of a graph that runs as one: either straight through (static values) or once per row or
 * tile of the batch.
 *
 * @param batched whether this is a loop over the batch
 * @param whole whether the loop must see the whole batch at once (a scan over batched values is
 *     inside)
 * @param nodes nodes computed here, arguments first; recomputed nodes of earlier loops included
 * @param reductions nodes that add up values of this loop over the batch; their results exist when
 *     it ends
 * @param kept batched nodes computed here that a later loop needs, to be stored for the whole batch
 */
public record Stage(
    boolean batched, boolean whole, List<Node> nodes, List<Node> reductions, List<Node> kept) {
  public Stage {
    nodes = List.copyOf(nodes);
    reductions = List.copyOf(reductions);
    kept = List.copyOf(kept);
  }
}
