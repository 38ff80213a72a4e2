package dev.gradus.compiler.lower;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToIntFunction;

/**
 * Nodes whose arguments have been emitted, of a list that has arguments before what needs them.
 * What picks a result of a scan is there with the scan.
 */
final class Ready {
  /** So many of the ready nodes are compared, so that time grows with the number of nodes only. */
  private static final int WINDOW = 64;

  private final List<Node> nodes;
  private final Map<Node, Integer> position = new HashMap<>();
  private final Map<Node, List<Node>> users = new HashMap<>();
  private final int[] missing;
  private final TreeSet<Integer> ready = new TreeSet<>();

  Ready(List<Node> nodes) {
    this.nodes = nodes;
    this.missing = new int[nodes.size()];
    for (int i = 0; i < nodes.size(); i++) {
      Node n = nodes.get(i);
      for (Node a : n.arguments()) {
        Node made = a.kind() instanceof NodeKind.Pick ? a.argument(0) : a;
        if (position.containsKey(made)) {
          users.computeIfAbsent(made, k -> new ArrayList<>()).add(n);
          missing[i]++;
        }
      }
      position.put(n, i);
      if (missing[i] == 0) {
        ready.add(i);
      }
    }
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  /** Takes the first of the nodes that are least by some measure, which is 0 or more. */
  Node next(ToIntFunction<Node> measure) {
    int best = -1;
    int least = Integer.MAX_VALUE;
    int compared = 0;
    for (int i : ready) {
      int value = measure.applyAsInt(nodes.get(i));
      if (value < least) {
        best = i;
        least = value;
      }
      if (least == 0 || ++compared == WINDOW) {
        break;
      }
    }
    ready.remove(best);
    Node taken = nodes.get(best);
    for (Node user : users.getOrDefault(taken, List.of())) {
      int at = position.get(user);
      if (--missing[at] == 0) {
        ready.add(at);
      }
    }
    return taken;
  }
}
