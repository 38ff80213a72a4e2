package dev.gradus.compiler.lower;

import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Emits array code for a list of nodes: element-wise ones fused into loops, the others one by one.
 * Arrays of batched values are given back after their last use.
 */
final class Schedule {
  private final Scope scope;
  private final Set<Node> lasting;
  private final Set<Node> lastingRoots = new HashSet<>();
  private final Predicate<Node> unrolled;
  private final Map<Node, List<Node>> users = new HashMap<>();
  private final Map<Fusion.Key, Group> open = new LinkedHashMap<>();
  private final Map<Node, Integer> pending = new HashMap<>();

  /**
   * @param nodes what to emit, arguments first
   * @param consumers nodes outside that read these values later, in this scope
   * @param lasting values whose arrays must stay
   * @param unrolled static values to compute as locals, element by element
   */
  Schedule(
      Scope scope,
      List<Node> nodes,
      List<Node> consumers,
      Set<Node> lasting,
      Predicate<Node> unrolled) {
    this.scope = scope;
    this.unrolled = unrolled;
    this.lasting = lasting;
    lasting.forEach(n -> lastingRoots.add(root(n)));
    List<Node> all = new ArrayList<>(nodes);
    all.addAll(consumers);
    for (Node n : all) {
      for (Node a : n.arguments()) {
        users.computeIfAbsent(a, k -> new ArrayList<>()).add(n);
        pending.merge(root(a), 1, Integer::sum);
      }
    }
  }

  void emit(List<Node> nodes) {
    for (Node n : nodes) {
      Optional<Fusion.Key> key = Fusion.key(n, scope.code.arithmetic);
      if (unrolled.test(n)) {
        flushArguments(n, null);
        scope.frame.elements(n);
        done(n);
      } else if (key.isPresent()) {
        join(n, key.get());
      } else if (!isSpread(n)) {
        flushArguments(n, null);
        BlockCode.emit(scope, n);
        done(n);
      }
    }
    new ArrayList<>(open.keySet()).forEach(this::flush);
  }

  /** Whether a node repeats a static scalar: whoever reads it, reads that. */
  private static boolean isSpread(Node n) {
    return Scope.spreadFrom(n).filter(x -> x != n).isPresent();
  }

  /** To be called when a consumer outside has read its arguments. */
  void done(Node n) {
    for (Node a : n.arguments()) {
      Node root = root(a);
      if (pending.merge(root, -1, Integer::sum) == 0 && !keeps(root)) {
        scope.forget(root).ifPresent(array -> scope.frame.scratch.release(array.slot()));
      }
    }
  }

  private boolean keeps(Node root) {
    return !Batch.isBatched(root) || lastingRoots.contains(root);
  }

  /** The node whose array a reshape shares. */
  private static Node root(Node n) {
    Node x = n;
    while (x.kind() instanceof NodeKind.Reshape) {
      x = x.argument(0);
    }
    return x;
  }

  private void join(Node n, Fusion.Key key) {
    flushArguments(n, key);
    Group group = open.computeIfAbsent(key, k -> new Group());
    if (!group.nodes().isEmpty() && !group.hasRoomFor(n)) {
      flush(key);
      group = open.computeIfAbsent(key, k -> new Group());
    }
    group.add(n);
  }

  /** Emits the open loops that compute arguments of a node, save the loop it may join. */
  private void flushArguments(Node n, Fusion.Key except) {
    for (Node a : n.arguments()) {
      Node x = root(a);
      for (Fusion.Key key : new ArrayList<>(open.keySet())) {
        boolean joins = key.equals(except) && a == x;
        if (!joins && open.get(key).contains(x)) {
          flush(key);
        }
      }
    }
  }

  private void flush(Fusion.Key key) {
    Group group = open.remove(key);
    group.emit(scope, n -> lasting.contains(n) || isUsedOutside(n, group));
    group.nodes().forEach(this::done);
  }

  private boolean isUsedOutside(Node n, Group group) {
    return users.getOrDefault(n, List.of()).stream().anyMatch(u -> !group.contains(u));
  }
}
