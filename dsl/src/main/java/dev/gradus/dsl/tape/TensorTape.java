package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.GraphBuilder;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.ArrayList;
import java.util.List;

/**
 * A tape of tensor operations, as array libraries have it: each operation runs over whole arrays
 * (with the same block kernels as compiled code), is recorded, and is swept back by its own
 * vector-Jacobian product. Values are those of the interpreter, bit for bit. Arrays are kept from
 * one evaluation to the next.
 */
public final class TensorTape extends TapedKernel {
  private final Graph objective;
  private final Graph outputs;
  private final int[] objectiveSlots;
  private final int[] outputsSlots;
  private final int[] outputArrays;
  private final ThreadLocal<List<Sheet>> sheets = ThreadLocal.withInitial(ArrayList::new);
  private final ThreadLocal<List<Sheet>> outputSheets = ThreadLocal.withInitial(ArrayList::new);

  /** The operations for one number of rows, and the record of those done. */
  private static final class Sheet {
    private final int batch;
    private final TensorPlan plan;
    private final Step[] record;
    private int recorded;

    Sheet(int batch, TensorPlan plan) {
      this.batch = batch;
      this.plan = plan;
      record = new Step[plan.steps.size()];
    }
  }

  /**
   * @param graph its first output is the scalar objective, the others are the signature's outputs
   */
  public TensorTape(Graph graph, Signature signature, UpdateFormula update) {
    super(signature, update);
    objective = GraphBuilder.extract(graph, graph.outputs().subList(0, 1));
    outputs = GraphBuilder.extract(graph, graph.outputs().subList(1, graph.outputs().size()));
    Slots slots = new Slots(layout());
    objectiveSlots = slots.inputs(objective);
    outputsSlots = slots.inputs(outputs);
    outputArrays = slots.outputs();
  }

  public TensorTape(Graph graph, Signature signature) {
    this(graph, signature, UpdateFormula.NONE);
  }

  @Override
  public double value(Workspace w) {
    return forward(w, objective, objectiveSlots, sheets.get()).plan.outputs.get(0).get(0);
  }

  @Override
  public double valueAndGradient(Workspace w) {
    Sheet sheet = forward(w, objective, objectiveSlots, sheets.get());
    for (int i = 0; i < sheet.plan.active.size(); i++) {
      sheet.plan.active.get(i).clearAdjoint();
    }
    for (int i = 0; i < sheet.plan.inputs.size(); i++) {
      sheet.plan.inputs.get(i).clearAdjoint();
    }
    Cell result = sheet.plan.outputs.get(0);
    if (result.active && result.isDouble()) {
      result.dAdjoint[0] = 1.0;
    } else if (result.active) {
      result.fAdjoint[0] = 1.0f;
    }
    for (int i = sheet.recorded - 1; i >= 0; i--) {
      sheet.record[i].reverse();
    }
    return result.get(0);
  }

  @Override
  public void outputs(Workspace w) {
    Sheet sheet = forward(w, outputs, outputsSlots, outputSheets.get());
    for (int k = 0; k < outputArrays.length; k++) {
      Cell from = sheet.plan.outputs.get(k);
      int slot = outputArrays[k];
      switch (Layout.storage(from.dtype)) {
        case DOUBLE -> System.arraycopy(from.d, 0, w.doubles[slot], 0, from.size);
        case FLOAT -> System.arraycopy(from.f, 0, w.floats[slot], 0, from.size);
        default -> System.arraycopy(from.i, 0, w.ints[slot], 0, from.size);
      }
    }
  }

  private Sheet forward(Workspace w, Graph graph, int[] slots, List<Sheet> known) {
    Sheet sheet = sheet(graph, w.batch, known);
    for (int i = 0; i < slots.length; i++) {
      bind(w, sheet.plan.inputs.get(i), slots[i]);
    }
    List<Step> steps = sheet.plan.steps;
    sheet.recorded = 0;
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      step.forward();
      sheet.record[sheet.recorded++] = step;
    }
    return sheet;
  }

  private void bind(Workspace w, Cell cell, int slot) {
    int adjoint = signature().parameters().size() + slot;
    switch (Layout.storage(cell.dtype)) {
      case DOUBLE -> {
        cell.d = w.doubles[slot];
        cell.dAdjoint = cell.active ? w.doubles[adjoint] : cell.dAdjoint;
      }
      case FLOAT -> {
        cell.f = w.floats[slot];
        cell.fAdjoint = cell.active ? w.floats[adjoint] : cell.fAdjoint;
      }
      default -> cell.i = w.ints[slot];
    }
  }

  private Sheet sheet(Graph graph, int batch, List<Sheet> known) {
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).batch == batch) {
        return known.get(i);
      }
    }
    Sheet sheet =
        new Sheet(batch, new TensorPlan(graph, batch, n -> graph == objective && isTrained(n)));
    known.add(sheet);
    return sheet;
  }

  private boolean isTrained(Node n) {
    return n.kind() instanceof NodeKind.Parameter p
        && !signature().parameters().get(p.index()).frozen();
  }
}
