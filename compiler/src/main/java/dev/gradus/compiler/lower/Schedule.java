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
import org.jspecify.annotations.Nullable;

/**
 * Emits array code for a list of nodes: element-wise ones fused into loops, the others one by one.
 * Arrays of batched values are given back after their last use.
 */
final class Schedule {
  /** A value of more pieces gets an array. */
  private static final int MOST_PIECES = 4;

  private final Scope scope;
  private final Set<Node> lasting;
  private final Set<Node> lastingRoots = new HashSet<>();
  private final Predicate<Node> unrolled;
  private final List<List<Node>> readers;
  private @Nullable Map<Node, List<Node>> users;
  private final Map<Fusion.Key, Group> open = new LinkedHashMap<>();

  /** How often arrays of batched values will still be read; only these are given back. */
  private final Map<Node, Integer> pending = new HashMap<>();

  /** Static values that are read piece by piece and have no array of their own. */
  private final Map<Node, Pieces> inPieces = new HashMap<>();

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
    this.readers = List.of(nodes, consumers);
    for (List<Node> some : readers) {
      for (Node n : some) {
        n.arguments().forEach(this::await);
      }
    }
  }

  private void await(Node argument) {
    Node root = root(argument);
    if (Batch.isBatched(root)) {
      pending.merge(root, 1, Integer::sum);
    }
  }

  /** Who reads a value; found out when first asked, since code of scalars never asks. */
  private List<Node> users(Node n) {
    Map<Node, List<Node>> known = users;
    if (known == null) {
      known = new HashMap<>();
      for (List<Node> some : readers) {
        for (Node user : some) {
          for (Node a : user.arguments()) {
            known.computeIfAbsent(a, k -> new ArrayList<>()).add(user);
          }
        }
      }
      users = known;
    }
    return known.getOrDefault(n, List.of());
  }

  /** Emits the nodes in their order. */
  void emit(List<Node> nodes) {
    nodes.forEach(this::emit);
    finish();
  }

  /** Emits the nodes in an order that makes few loops: a loop ends when nothing else can go on. */
  void emitInFewLoops(List<Node> nodes) {
    Ready ready = new Ready(nodes);
    while (!ready.isEmpty()) {
      emit(ready.next(this::urgency));
    }
    finish();
  }

  private void emit(Node n) {
    if (unrolled.test(n)) {
      flushArguments(n, null);
      scope.frame.elements(n);
      done(n);
      return;
    }
    Optional<Fusion.Key> key = Fusion.key(n, scope.code.arithmetic);
    if (key.isPresent()) {
      join(n, key.get());
    } else if (isReadInPieces(n)) {
      inPieces.put(n, Pieces.of(n).orElseThrow());
    } else if (!isSpread(n)) {
      flushArguments(n, null);
      BlockCode.emit(scope, n);
      done(n);
    }
  }

  private void finish() {
    new ArrayList<>(open.keySet()).forEach(this::flush);
  }

  /** 0 for what ends no loop: members of loops first, so that they are there for each other. */
  private int urgency(Node n) {
    Optional<Fusion.Key> key = Fusion.key(n, scope.code.arithmetic).filter(k -> !unrolled.test(n));
    boolean ends = endsLoop(n, key.orElse(null));
    return (ends ? 2 : 0) + (key.isPresent() ? 0 : 1);
  }

  /** Whether a value is only read by loops over elements, and few pieces make it up. */
  private boolean isReadInPieces(Node n) {
    return !Batch.isBatched(n)
        && n.shape().size() > 0
        && !lasting.contains(n)
        && users(n).stream()
            .allMatch(u -> Fusion.key(u, scope.code.arithmetic).isPresent() && !unrolled.test(u))
        && Pieces.of(n).filter(p -> p.pieces().size() <= MOST_PIECES).isPresent();
  }

  /** Whether a node repeats a static scalar: whoever reads it, reads that. */
  private static boolean isSpread(Node n) {
    return Scope.spreadFrom(n).filter(x -> x != n).isPresent();
  }

  /** To be called when a consumer outside has read its arguments. */
  void done(Node n) {
    n.arguments().forEach(this::read);
  }

  private void read(Node argument) {
    Node root = root(argument);
    if (Batch.isBatched(root)
        && pending.merge(root, -1, Integer::sum) == 0
        && !lastingRoots.contains(root)) {
      scope.forget(root).ifPresent(array -> scope.frame.scratch.release(array.slot()));
    }
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
    Group group = open.computeIfAbsent(key, k -> new Group(inPieces));
    if (!group.nodes().isEmpty() && !group.hasRoomFor(n)) {
      flush(key);
      group = open.computeIfAbsent(key, k -> new Group(inPieces));
    }
    group.add(n);
  }

  /** Emits the open loops that compute arguments of a node, save the loop it may join. */
  private void flushArguments(Node n, Fusion.@Nullable Key except) {
    if (open.isEmpty() && inPieces.isEmpty()) {
      return;
    }
    for (Node a : n.arguments()) {
      if (inPieces.containsKey(a)) {
        flushArguments(a, null);
      }
      for (Fusion.Key key : new ArrayList<>(open.keySet())) {
        if (mustEnd(key, a, except)) {
          flush(key);
        }
      }
    }
  }

  /** Whether a loop must end before its value, as it is or reshaped, can be an argument. */
  private boolean mustEnd(Fusion.Key key, Node argument, Fusion.@Nullable Key joined) {
    Node x = root(argument);
    boolean joins = key.equals(joined) && argument == x;
    return !joins && open.get(key).contains(x);
  }

  private boolean endsLoop(Node n, Fusion.@Nullable Key joined) {
    for (Node a : n.arguments()) {
      if (inPieces.containsKey(a) && endsLoop(a, null)
          || open.keySet().stream().anyMatch(key -> mustEnd(key, a, joined))) {
        return true;
      }
    }
    return false;
  }

  private void flush(Fusion.Key key) {
    Group group = open.remove(key);
    group.emit(scope, n -> lasting.contains(n) || isUsedOutside(n, group));
    group.nodes().forEach(this::done);
  }

  private boolean isUsedOutside(Node n, Group group) {
    return users(n).stream().anyMatch(u -> !group.contains(u));
  }
}
