package dev.gradus.compiler.read;

import dev.gradus.compiler.read.FlowGraph.Edge;
import java.util.Arrays;
import java.util.List;

/**
 * The dominator tree of a graph in reverse post-order (Cooper, Harvey and Kennedy, "A Simple, Fast
 * Dominance Algorithm", 2001).
 */
final class Dominators {
  private final int[] parents;
  private final int[] enter;
  private final int[] leave;

  Dominators(FlowGraph graph) {
    parents = new int[graph.size()];
    Arrays.fill(parents, -1);
    parents[0] = 0;
    List<List<Integer>> predecessors = graph.predecessors();
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int b = 1; b < graph.size(); b++) {
        int parent = -1;
        for (int p : predecessors.get(b)) {
          if (parents[p] >= 0) {
            parent = parent < 0 ? p : common(p, parent);
          }
        }
        changed |= parents[b] != parent;
        parents[b] = parent;
      }
    }
    enter = new int[graph.size()];
    leave = new int[graph.size()];
    number();
  }

  private int common(int a, int b) {
    int first = a;
    int second = b;
    while (first != second) {
      if (first > second) {
        first = parents[first];
      } else {
        second = parents[second];
      }
    }
    return first;
  }

  /** Gives every block the interval of its subtree; parents have smaller numbers than children. */
  private void number() {
    int[] sizes = new int[parents.length];
    for (int b = parents.length - 1; b >= 0; b--) {
      sizes[b]++;
      if (b > 0) {
        sizes[parents[b]] += sizes[b];
      }
    }
    int[] next = new int[parents.length];
    for (int b = 0; b < parents.length; b++) {
      enter[b] = b == 0 ? 0 : next[parents[b]];
      leave[b] = enter[b] + sizes[b];
      next[b] = enter[b] + 1;
      if (b > 0) {
        next[parents[b]] = leave[b];
      }
    }
  }

  /** The block that every way to {@code block} passes last; the entry's is itself. */
  int parent(int block) {
    return parents[block];
  }

  /** Whether every way to {@code b} passes {@code a}; so it does for a block itself. */
  boolean dominates(int a, int b) {
    return enter[a] <= enter[b] && enter[b] < leave[a];
  }

  /** Number of blocks that a block dominates, itself included. */
  int subtreeSize(int block) {
    return leave[block] - enter[block];
  }

  /**
   * For each block whether some way leads out of what it dominates, other than by returning or
   * throwing.
   */
  boolean[] open(FlowGraph graph) {
    boolean[] open = new boolean[graph.size()];
    for (int b = 0; b < graph.size(); b++) {
      for (Edge edge : graph.block(b).exit().edges()) {
        for (int a = b; !open[a] && !dominates(a, edge.target()); a = parents[a]) {
          open[a] = true;
        }
      }
    }
    return open;
  }
}
