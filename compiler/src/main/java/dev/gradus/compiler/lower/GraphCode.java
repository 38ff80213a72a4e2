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
    List<Stage> stages = Stages.of(graph);
    Set<Node> lasting = lasting(graph, stages);
    for (Stage stage : stages) {
      if (!stage.batched()) {
        statics(frame, stage, unroll, lasting);
      } else if (frame.rowFunctions != null) {
        RangedStage.emit(frame, frame.rowFunctions, stage, batchedOutputs);
      } else if (RowLoop.suits(frame, stage, batchedOutputs.keySet())) {
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

  /** Values that a later stage or the caller reads. */
  private static Set<Node> lasting(Graph graph, List<Stage> stages) {
    Set<Node> lasting = new HashSet<>(graph.outputs());
    int[] made = new int[graph.nodes().size()];
    for (int s = 0; s < stages.size(); s++) {
      for (List<Node> nodes : List.of(stages.get(s).nodes(), stages.get(s).reductions())) {
        for (Node n : nodes) {
          made[n.id()] = s;
          for (Node a : n.arguments()) {
            if (made[a.id()] != s) {
              lasting.add(a);
            }
          }
        }
      }
    }
    return lasting;
  }

  private static void statics(Frame frame, Stage stage, boolean unroll, Set<Node> lasting) {
    Scope scope = Scope.ofStatic(frame);
    List<Node> nodes = stage.nodes().stream().filter(n -> !isGiven(n)).toList();
    Schedule schedule =
        new Schedule(scope, nodes, List.of(), lasting, n -> isUnrolled(frame, n, unroll));
    if (unroll && nodes.stream().noneMatch(n -> isLong(frame, n))) {
      schedule.emit(nodes);
    } else {
      schedule.emitInFewLoops(nodes);
    }
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
    if (unroll && !isLong(frame, n)) {
      return Elements.cost(n) > 0
          || n.arguments().isEmpty() && n.shape().size() <= frame.tuning.unrolledStatics()
          || n.arguments().stream().allMatch(frame::hasElements) && !n.arguments().isEmpty()
          || n.shape().size() == 1;
    }
    return n.shape().size() == 1 && n.arguments().stream().allMatch(a -> a.shape().size() <= 16);
  }

  /** Whether a loop over the elements, those added up included, is faster than straight code. */
  private static boolean isLong(Frame frame, Node n) {
    int longest = n.shape().size();
    if (n.kind() instanceof NodeKind.Reduce) {
      longest = Math.max(longest, n.argument(0).shape().size());
    }
    boolean product = n.kind() instanceof NodeKind.Contract;
    return !product && longest > frame.tuning.longestUnrolled();
  }
}
