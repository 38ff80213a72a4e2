package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A graph on a tensor tape: its operations with their arrays, per number of rows and thread. */
final class TensorSheets {
  private final Graph graph;
  private final int[] slots;
  private final int parameters;
  private final Predicate<Node> trained;
  private final ThreadLocal<List<Sheet>> sheets = ThreadLocal.withInitial(ArrayList::new);

  /** The operations for one number of rows, and the record of those done. */
  static final class Sheet {
    private final int batch;
    private final TensorPlan plan;
    private final Step[] record;
    private int recorded;

    Sheet(int batch, TensorPlan plan) {
      this.batch = batch;
      this.plan = plan;
      record = new Step[plan.steps.size()];
    }

    Cell output(int index) {
      return plan.outputs.get(index);
    }

    void reverse() {
      for (int i = 0; i < plan.active.size(); i++) {
        plan.active.get(i).clearAdjoint();
      }
      Cell result = output(0);
      if (result.active && result.isDouble()) {
        result.dAdjoint[0] = 1.0;
      } else if (result.active) {
        result.fAdjoint[0] = 1.0f;
      }
      for (int i = recorded - 1; i >= 0; i--) {
        record[i].reverse();
      }
    }
  }

  TensorSheets(Graph graph, Slots slots, int parameters, Predicate<Node> trained) {
    this.graph = graph;
    this.slots = slots.inputs(graph);
    this.parameters = parameters;
    this.trained = trained;
  }

  /** Computes and records the graph on the arrays of a workspace. */
  Sheet forward(Workspace w) {
    Sheet sheet = sheet(w.batch);
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
    switch (Layout.storage(cell.dtype)) {
      case DOUBLE -> {
        cell.d = w.doubles[slot];
        cell.dAdjoint = cell.active ? w.doubles[parameters + slot] : cell.dAdjoint;
      }
      case FLOAT -> {
        cell.f = w.floats[slot];
        cell.fAdjoint = cell.active ? w.floats[parameters + slot] : cell.fAdjoint;
      }
      default -> cell.i = w.ints[slot];
    }
  }

  private Sheet sheet(int batch) {
    List<Sheet> known = sheets.get();
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).batch == batch) {
        return known.get(i);
      }
    }
    Sheet sheet = new Sheet(batch, new TensorPlan(graph, batch, trained));
    known.add(sheet);
    return sheet;
  }
}
