package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import java.util.List;

/** Reads what a graph needs out of a workspace. */
public final class WorkspaceValues {
  private WorkspaceValues() {}

  /** Values of the graph's parameters and inputs, in the order that the interpreter takes. */
  public static List<TensorValue> inputs(Graph graph, Workspace w) {
    return graph.inputs().stream().map(n -> value(n, w)).toList();
  }

  private static TensorValue value(Node n, Workspace w) {
    var shape = Offsets.concrete(n.shape(), w.batch);
    int slot =
        n.kind() instanceof NodeKind.Parameter p
            ? p.index()
            : w.layout()
                .slot(w.layout().first(Layout.Role.INPUT) + ((NodeKind.Input) n.kind()).index());
    double[] values = new double[shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          switch (Layout.storage(n.dtype())) {
            case DOUBLE -> w.doubles[slot][i];
            case FLOAT -> w.floats[slot][i];
            default -> w.ints[slot][i];
          };
    }
    return TensorValue.of(n.dtype(), shape, values);
  }
}
