package dev.gradus.compiler.plan;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Divides a graph into stages: static values, a loop over the batch, static values that need its
 * sums, the next loop, …. Forward and backward of a batch row run in the same loop unless a
 * reduction over the batch lies between them.
 */
public final class Stages {
  private final Graph graph;
  private final int[] level;
  private final SortedSet<Integer>[] needed;

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Stages(Graph graph) {
    this.graph = graph;
    this.level = levels(graph.nodes());
    int count = 2;
    for (int l : level) {
      count = Math.max(count, l + 2);
    }
    this.needed = new SortedSet[count];
    for (int i = 0; i < count; i++) {
      needed[i] = new TreeSet<>();
    }
  }

  /**
   * The stages in the order they run; even positions are static, odd ones loops. Empty ones are
   * kept out.
   */
  public static List<Stage> of(Graph graph) {
    return new Stages(graph).build();
  }

  /**
   * Even levels are static, odd ones loops: a static node runs at the first even level, a batched
   * one at the first odd level where its arguments exist; a reduction belongs to the level behind
   * its loop.
   */
  static int[] levels(List<Node> nodes) {
    int[] level = new int[nodes.size()];
    for (Node n : nodes) {
      boolean batched = Batch.isBatched(n);
      int latest = batched ? 1 : 0;
      List<Node> arguments = n.arguments();
      for (int i = 0; i < arguments.size(); i++) {
        latest = Math.max(latest, level[arguments.get(i).id()]);
      }
      boolean odd = latest % 2 == 1;
      level[n.id()] = odd == batched ? latest : latest + 1;
    }
    return level;
  }

  private List<Stage> build() {
    List<List<Node>> own = new ArrayList<>();
    List<List<Node>> reductions = new ArrayList<>();
    for (int i = 0; i < needed.length; i++) {
      own.add(new ArrayList<>());
      reductions.add(new ArrayList<>());
    }
    for (Node n : graph.nodes()) {
      if (Batch.isReduction(n)) {
        reductions.get(level[n.id()] - 1).add(n);
      } else {
        own.get(level[n.id()]).add(n);
      }
    }
    List<SortedSet<Integer>> recomputed = recomputed(own, reductions);
    List<Stage> stages = new ArrayList<>();
    for (int i = 0; i < needed.length; i++) {
      List<Node> nodes =
          new ArrayList<>(recomputed.get(i).stream().map(graph.nodes()::get).toList());
      nodes.addAll(own.get(i));
      nodes.sort((a, b) -> Integer.compare(a.id(), b.id()));
      boolean whole = nodes.stream().anyMatch(n -> n.kind() instanceof NodeKind.Scan);
      List<Node> kept = needed[i].stream().map(graph.nodes()::get).toList();
      if (!nodes.isEmpty() || !reductions.get(i).isEmpty()) {
        stages.add(new Stage(i % 2 == 1, i % 2 == 1 && whole, nodes, reductions.get(i), kept));
      }
    }
    return Collections.unmodifiableList(stages);
  }

  /** Values that cross from loop to loop: cheap ones are computed again, the others stored. */
  private List<SortedSet<Integer>> recomputed(List<List<Node>> own, List<List<Node>> reductions) {
    List<SortedSet<Integer>> result = new ArrayList<>();
    for (int i = 0; i < needed.length; i++) {
      result.add(new TreeSet<>());
    }
    for (int stage = needed.length - 1; stage > 0; stage--) {
      if (stage % 2 == 0) {
        continue;
      }
      TreeSet<Integer> wanted = new TreeSet<>();
      List<Node> users = new ArrayList<>(own.get(stage));
      users.addAll(reductions.get(stage));
      for (Node n : users) {
        crossing(n, stage, wanted);
      }
      while (!wanted.isEmpty()) {
        Node n = graph.nodes().get(wanted.pollLast());
        if (isCheap(n)) {
          result.get(stage).add(n.id());
          crossing(n, stage, wanted);
        } else {
          needed[level[n.id()]].add(n.id());
        }
      }
    }
    return result;
  }

  private void crossing(Node user, int stage, SortedSet<Integer> wanted) {
    for (Node a : user.arguments()) {
      boolean input = a.kind() instanceof NodeKind.Input;
      if (Batch.isBatched(a) && level[a.id()] < stage && !input) {
        wanted.add(a.id());
      }
    }
  }

  /** Rearrangements and conversions cost less than a store and a load. */
  private static boolean isCheap(Node n) {
    return n.kind() instanceof NodeKind.Expand
        || n.kind() instanceof NodeKind.Reshape
        || n.kind() instanceof NodeKind.Cast
        || n.kind() instanceof NodeKind.Transpose
        || n.kind() instanceof NodeKind.OneHot;
  }
}
