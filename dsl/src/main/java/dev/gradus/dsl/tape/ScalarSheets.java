package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A graph on a scalar tape: its unrolled programs, one per number of rows and thread. */
final class ScalarSheets {
  private final Graph graph;
  private final int[] slots;
  private final Predicate<Node> trained;
  private final ThreadLocal<List<Sheet>> sheets = ThreadLocal.withInitial(ArrayList::new);

  /** The unrolled program for one number of rows, and its record. */
  record Sheet(int batch, ScalarProgram program, Recording tape) {
    double value(int output, int element) {
      return tape.value[program.outputs[output][element]];
    }
  }

  ScalarSheets(Graph graph, Slots slots, Predicate<Node> trained) {
    this.graph = graph;
    this.slots = slots.inputs(graph);
    this.trained = trained;
  }

  Graph graph() {
    return graph;
  }

  /** Computes and records the graph on the arrays of a workspace. */
  Sheet forward(Workspace w) {
    Sheet sheet = sheet(w.batch);
    ScalarProgram p = sheet.program;
    for (int i = 0; i < slots.length; i++) {
      int start = p.inputStart[i];
      int end = i + 1 < slots.length ? p.inputStart[i + 1] : p.leaves - p.constants.length;
      DType storage = Layout.storage(graph.inputs().get(i).dtype());
      Slots.read(w, storage, slots[i], sheet.tape.value, start, end - start);
    }
    ForwardSweep.run(p, sheet.tape);
    return sheet;
  }

  /** Array of the i-th graph input. */
  int slot(int i) {
    return slots[i];
  }

  private Sheet sheet(int batch) {
    List<Sheet> known = sheets.get();
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).batch == batch) {
        return known.get(i);
      }
    }
    ScalarProgram p = Scalarise.of(graph, batch, trained);
    Recording tape = new Recording(p.slots(), p.length());
    int first = p.leaves - p.constants.length;
    System.arraycopy(p.constants, 0, tape.value, first, p.constants.length);
    Sheet sheet = new Sheet(batch, p, tape);
    known.add(sheet);
    return sheet;
  }
}
