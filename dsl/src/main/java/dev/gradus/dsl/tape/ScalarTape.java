package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape of scalar operations, as good as such a design gets: primitive arrays, no boxing, one
 * switch per operation when it is recorded and one when it is swept back. Values are those of the
 * interpreter, bit for bit; gradients come from the catalogue's partial derivatives.
 */
public final class ScalarTape extends TapedKernel {
  private final Graph objective;
  private final Graph outputs;
  private final int[] objectiveSlots;
  private final int[] outputsSlots;
  private final int[] outputArrays;
  private final ThreadLocal<List<Sheet>> sheets = ThreadLocal.withInitial(ArrayList::new);
  private final ThreadLocal<List<Sheet>> outputSheets = ThreadLocal.withInitial(ArrayList::new);

  /** The unrolled program for one number of rows, and its record. */
  private record Sheet(int batch, ScalarProgram program, Recording tape) {}

  /**
   * @param graph its first output is the scalar objective, the others are the signature's outputs
   */
  public ScalarTape(Graph graph, Signature signature, UpdateFormula update) {
    super(signature, update);
    objective = GraphBuilder.extract(graph, graph.outputs().subList(0, 1));
    outputs = GraphBuilder.extract(graph, graph.outputs().subList(1, graph.outputs().size()));
    Slots slots = new Slots(layout());
    objectiveSlots = slots.inputs(objective);
    outputsSlots = slots.inputs(outputs);
    outputArrays = slots.outputs();
  }

  public ScalarTape(Graph graph, Signature signature) {
    this(graph, signature, UpdateFormula.NONE);
  }

  /** Number of operations recorded in one evaluation with that many rows. */
  public int operations(int batch) {
    return Scalarise.of(objective, batch, this::isTrained).length();
  }

  @Override
  public double value(Workspace w) {
    Sheet sheet = forward(w, objective, objectiveSlots, sheets.get());
    return sheet.tape.value[sheet.program.outputs[0][0]];
  }

  @Override
  public double valueAndGradient(Workspace w) {
    Sheet sheet = forward(w, objective, objectiveSlots, sheets.get());
    int result = sheet.program.outputs[0][0];
    ReverseSweep.run(sheet.program, sheet.tape, result);
    for (int i = 0; i < objectiveSlots.length; i++) {
      if (isTrained(objective.inputs().get(i))) {
        store(w, objectiveSlots[i], sheet, sheet.program.inputStart[i]);
      }
    }
    return sheet.tape.value[result];
  }

  private void store(Workspace w, int parameter, Sheet sheet, int start) {
    int slot = signature().parameters().size() + parameter;
    if (signature().dtype() == DType.DOUBLE) {
      System.arraycopy(sheet.tape.adjoint, start, w.doubles[slot], 0, w.doubles[slot].length);
    } else {
      float[] to = w.floats[slot];
      for (int k = 0; k < to.length; k++) {
        to[k] = (float) sheet.tape.adjoint[start + k];
      }
    }
  }

  @Override
  public void outputs(Workspace w) {
    Sheet sheet = forward(w, outputs, outputsSlots, outputSheets.get());
    for (int k = 0; k < outputArrays.length; k++) {
      int[] slots = sheet.program.outputs[k];
      DType storage = Layout.storage(signature().outputs().get(k).dtype());
      for (int i = 0; i < slots.length; i++) {
        double value = sheet.tape.value[slots[i]];
        switch (storage) {
          case DOUBLE -> w.doubles[outputArrays[k]][i] = value;
          case FLOAT -> w.floats[outputArrays[k]][i] = (float) value;
          default -> w.ints[outputArrays[k]][i] = (int) value;
        }
      }
    }
  }

  private Sheet forward(Workspace w, Graph graph, int[] slots, List<Sheet> known) {
    Sheet sheet = sheet(graph, w.batch, known);
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

  private Sheet sheet(Graph graph, int batch, List<Sheet> known) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).batch == batch) {
        return known.get(i);
      }
    }
    ScalarProgram p = Scalarise.of(graph, batch, n -> graph == objective && isTrained(n));
    Recording tape = new Recording(p.slots(), p.length());
    int first = p.leaves - p.constants.length;
    System.arraycopy(p.constants, 0, tape.value, first, p.constants.length);
    Sheet sheet = new Sheet(batch, p, tape);
    known.add(sheet);
    return sheet;
  }

  private boolean isTrained(Node n) {
    return n.kind() instanceof NodeKind.Parameter p
        && !signature().parameters().get(p.index()).frozen();
  }
}
