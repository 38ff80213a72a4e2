package dev.gradus.dsl.graph;

import dev.gradus.runtime.Arithmetic;
import java.util.List;

/**
 * A closed, immutable tensor program.
 *
 * @param inputs Parameter and Input nodes that it may read, in order (a scan body: its Input nodes
 *     in argument order)
 * @param nodes every node, arguments before users; ids are positions in this list
 * @param outputs results
 */
public record Graph(
    Arithmetic arithmetic, List<Node> inputs, List<Node> nodes, List<Node> outputs) {
  public Graph {
    inputs = List.copyOf(inputs);
    nodes = List.copyOf(nodes);
    outputs = List.copyOf(outputs);
  }
}
