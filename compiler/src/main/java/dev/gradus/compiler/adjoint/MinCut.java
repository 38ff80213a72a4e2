package dev.gradus.compiler.adjoint;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * A minimum cut between two nodes of a network, by shortest augmenting paths (Edmonds and Karp,
 * "Theoretical improvements in algorithmic efficiency for network flow problems", JACM 1972).
 */
final class MinCut {
  static final int INFINITE = 1 << 28;
  static final int SOURCE = 0;
  static final int SINK = 1;

  private int[] heads = new int[16];
  private int[] nexts = new int[64];
  private int[] targets = new int[64];
  private int[] capacities = new int[64];
  private int nodes;
  private int edges;

  MinCut() {
    Arrays.fill(heads, -1);
    node();
    node();
  }

  /** Adds a node and gives its number. */
  int node() {
    if (nodes == heads.length) {
      heads = Arrays.copyOf(heads, nodes * 2);
      Arrays.fill(heads, nodes, heads.length, -1);
    }
    return nodes++;
  }

  void edge(int from, int to, int capacity) {
    half(from, to, capacity);
    half(to, from, 0);
  }

  private void half(int from, int to, int capacity) {
    if (edges == targets.length) {
      targets = Arrays.copyOf(targets, edges * 2);
      capacities = Arrays.copyOf(capacities, edges * 2);
      nexts = Arrays.copyOf(nexts, edges * 2);
    }
    targets[edges] = to;
    capacities[edges] = capacity;
    nexts[edges] = heads[from];
    heads[from] = edges++;
  }

  /** Cuts; tells for each node whether it stays on the source's side. */
  boolean[] cut() {
    int[] cameBy = new int[nodes];
    while (reach(cameBy)) {
      int flow = INFINITE;
      for (int n = SINK; n != SOURCE; n = targets[cameBy[n] ^ 1]) {
        flow = Math.min(flow, capacities[cameBy[n]]);
      }
      for (int n = SINK; n != SOURCE; n = targets[cameBy[n] ^ 1]) {
        capacities[cameBy[n]] -= flow;
        capacities[cameBy[n] ^ 1] += flow;
      }
    }
    boolean[] side = new boolean[nodes];
    for (int n = 0; n < nodes; n++) {
      side[n] = n == SOURCE || cameBy[n] >= 0;
    }
    return side;
  }

  /** Searches a path on which more can flow; notes for each node reached the edge it came by. */
  private boolean reach(int[] cameBy) {
    Arrays.fill(cameBy, -1);
    Deque<Integer> queue = new ArrayDeque<>();
    queue.add(SOURCE);
    while (!queue.isEmpty() && cameBy[SINK] < 0) {
      int n = queue.remove();
      for (int e = heads[n]; e >= 0; e = nexts[e]) {
        int to = targets[e];
        if (capacities[e] > 0 && cameBy[to] < 0 && to != SOURCE) {
          cameBy[to] = e;
          queue.add(to);
        }
      }
    }
    return cameBy[SINK] >= 0;
  }
}
