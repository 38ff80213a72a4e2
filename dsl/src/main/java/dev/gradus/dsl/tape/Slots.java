package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;

/** Which workspace arrays a graph's inputs read and its further outputs fill. */
final class Slots {
  private final Layout layout;

  Slots(Layout layout) {
    this.layout = layout;
  }

  /** Array of every graph input, in the table of its storage type. */
  int[] inputs(Graph graph) {
    int first = layout.first(Layout.Role.INPUT);
    return graph.inputs().stream().mapToInt(n -> input(n, first)).toArray();
  }

  private int input(Node n, int first) {
    return n.kind() instanceof NodeKind.Parameter p
        ? p.index()
        : layout.slot(first + ((NodeKind.Input) n.kind()).index());
  }

  /** Array of every named output. */
  int[] outputs() {
    int first = layout.first(Layout.Role.OUTPUT);
    int[] slots = new int[layout.signature().outputs().size()];
    java.util.Arrays.setAll(slots, i -> layout.slot(first + i));
    return slots;
  }

  /** Copies numbers out of a workspace array, widened. */
  static void read(Workspace w, DType storage, int slot, double[] to, int start, int count) {
    switch (storage) {
      case DOUBLE -> System.arraycopy(w.doubles[slot], 0, to, start, count);
      case FLOAT -> {
        float[] from = w.floats[slot];
        for (int i = 0; i < count; i++) {
          to[start + i] = from[i];
        }
      }
      default -> {
        int[] from = w.ints[slot];
        for (int i = 0; i < count; i++) {
          to[start + i] = from[i];
        }
      }
    }
  }
}
