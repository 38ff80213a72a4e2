package dev.gradus.compiler.differentiate;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The gradient of a scalar graph as a graph; applied to its own result it gives second derivatives,
 * and so on.
 */
public final class Gradient {
  private Gradient() {}

  /** Parameters of the graph, in order. */
  public static List<Node> parameters(Graph graph) {
    return graph.inputs().stream().filter(n -> n.kind() instanceof NodeKind.Parameter).toList();
  }

  /**
   * A graph whose outputs are the objective ({@code graph.outputs().get(0)}, scalar and real) and
   * then its derivative by each node of {@code by}, which are inputs of the graph; shapes as those
   * of the inputs. An input that the objective does not depend on differentiably has derivative 0.
   */
  public static Graph of(Graph graph, List<Node> by) {
    GraphBuilder builder = new GraphBuilder(graph.arithmetic());
    ForwardCopy copy = ForwardCopy.of(graph, by, builder);
    Node objective = copy.node(graph.outputs().get(0));
    Node seed = builder.full(1.0, objective.shape(), objective.dtype());
    List<Node> wanted = by.stream().map(copy::node).toList();
    List<Node> outputs = new ArrayList<>(List.of(objective));
    outputs.addAll(VectorJacobian.pull(builder, List.of(objective), List.of(seed), wanted));
    return builder.build(graph.inputs().stream().map(copy::node).toList(), outputs);
  }

  /**
   * The Hessian-vector product of a scalar graph by reverse over reverse. The result's inputs are
   * those of the graph, then one direction per node of {@code by} with its shape; its outputs one
   * product per node of {@code by}.
   */
  public static Graph hessianVector(Graph graph, List<Node> by) {
    Graph gradient = of(graph, by);
    GraphBuilder builder = new GraphBuilder(graph.arithmetic());
    List<Node> wanted = new ArrayList<>();
    for (Node n : by) {
      wanted.add(gradient.inputs().get(graph.inputs().indexOf(n)));
    }
    ForwardCopy copy = ForwardCopy.of(gradient, wanted, builder);
    List<Node> directions = new ArrayList<>();
    int firstInput = graph.inputs().size();
    for (Node n : by) {
      int index = firstInput + directions.size();
      NodeKind kind = new NodeKind.Input(index, "direction" + directions.size());
      directions.add(builder.input(index, ((NodeKind.Input) kind).name(), n.shape(), n.dtype()));
    }
    List<Node> slopes =
        IntStream.range(0, by.size())
            .mapToObj(i -> copy.node(gradient.outputs().get(i + 1)))
            .toList();
    List<Node> products =
        VectorJacobian.pull(builder, slopes, directions, wanted.stream().map(copy::node).toList());
    List<Node> inputs = new ArrayList<>(gradient.inputs().stream().map(copy::node).toList());
    inputs.addAll(directions);
    return builder.build(inputs, products);
  }
}
