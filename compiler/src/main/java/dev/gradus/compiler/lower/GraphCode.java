package dev.gradus.compiler.lower;

import dev.gradus.compiler.plan.Batch;
import dev.gradus.compiler.plan.Stage;
import dev.gradus.compiler.plan.Stages;
import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Code for a whole graph: its stages one after the other. */
final class GraphCode {
  /**
   * Graphs of mostly scalar nodes are unrolled however large: at most this many operations a node.
   */
  private static final int SCALAR_LIKE = 6;

  private GraphCode() {}

  /**
   * Emits the graph's nodes; inputs must be known to the frame.
   *
   * @param batchedOutputs where batched values that the caller wants are to be stored for the whole
   *     batch
   */
  static void emit(Frame frame, Map<Node, Array> batchedOutputs) {
    Graph graph = frame.graph;
    boolean unroll = unrollsStatics(graph, frame.tuning);
    for (Stage stage : Stages.of(graph)) {
      if (!stage.batched()) {
        statics(frame, stage, unroll);
      } else if (RowLoop.suits(stage, batchedOutputs.keySet(), frame.tuning)) {
        RowLoop.emit(frame, stage, batchedOutputs);
      } else {
        TileLoop.emit(frame, stage, batchedOutputs);
      }
    }
  }

  private static boolean unrollsStatics(Graph graph, Tuning tuning) {
    long cost = 0;
    long nodes = 0;
    for (Node n : graph.nodes()) {
      if (!Batch.isBatched(n) && !Batch.isReduction(n)) {
        cost += Elements.cost(n);
        nodes++;
      }
    }
    return cost <= Math.max(tuning.unrolledStatics(), SCALAR_LIKE * nodes);
  }

  private static void statics(Frame frame, Stage stage, boolean unroll) {
    Scope scope = Scope.ofStatic(frame);
    Set<Node> lasting = new HashSet<>(stage.nodes());
    List<Node> nodes = stage.nodes().stream().filter(n -> !isGiven(n)).toList();
    new Schedule(scope, nodes, List.of(), lasting, n -> isUnrolled(frame, n, unroll)).emit(nodes);
  }

  private static boolean isGiven(Node n) {
    return n.kind() instanceof NodeKind.Parameter
        || n.kind() instanceof NodeKind.Input
        || n.kind() instanceof NodeKind.Pick;
  }

  private static boolean isUnrolled(Frame frame, Node n, boolean unroll) {
    if (!Elements.canUnroll(n.kind()) || Batch.isBatched(n)) {
      return false;
    }
    if (unroll) {
      return Elements.cost(n) > 0
          || n.arguments().isEmpty() && n.shape().size() <= frame.tuning.unrolledStatics()
          || n.arguments().stream().allMatch(frame::hasElements) && !n.arguments().isEmpty()
          || n.shape().size() == 1;
    }
    return n.shape().size() == 1 && n.arguments().stream().allMatch(a -> a.shape().size() <= 16);
  }
}
