package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Problem;
import java.util.Arrays;

/** Gather, ScatterAdd and OneHot. */
final class IndexStep implements Step {
  private final Node node;
  private final Cell index;
  private final Cell from;
  private final Cell to;
  private final boolean gathers;
  private final int extent;
  private final int entry;

  /**
   * @param from the table or the values; the indices once more for OneHot
   */
  IndexStep(Node node, Cell index, Cell from, Cell to) {
    this.node = node;
    this.index = index;
    this.from = from;
    this.to = to;
    gathers = node.kind() instanceof NodeKind.Gather;
    if (node.kind() instanceof NodeKind.OneHot k) {
      extent = k.extent();
      entry = 1;
    } else {
      Cell table = gathers ? from : to;
      extent = table.shape.extent(0);
      entry = table.shape.without(java.util.List.of(0)).size();
    }
  }

  @Override
  public void forward() {
    if (node.kind() instanceof NodeKind.OneHot) {
      mark();
      return;
    }
    check();
    if (gathers && to.isDouble()) {
      gather(from.d, to.d);
    } else if (gathers && to.f.length > 0) {
      gather(from.f, to.f);
    } else if (gathers) {
      gather(from.i, to.i);
    } else if (to.isDouble()) {
      Arrays.fill(to.d, 0.0);
      scatter(from.d, to.d);
    } else {
      Arrays.fill(to.f, 0.0f);
      scatter(from.f, to.f);
    }
  }

  @Override
  public void reverse() {
    if (!from.active || !to.active) {
      return;
    }
    if (gathers && to.isDouble()) {
      scatter(to.dAdjoint, from.dAdjoint);
    } else if (gathers) {
      scatter(to.fAdjoint, from.fAdjoint);
    } else if (to.isDouble()) {
      gatherAdding(to.dAdjoint, from.dAdjoint);
    } else {
      gatherAdding(to.fAdjoint, from.fAdjoint);
    }
  }

  private void check() {
    for (int k = 0; k < index.size; k++) {
      if (index.i[k] < 0 || index.i[k] >= extent) {
        throw Problem.INDEX_OUT_OF_RANGE.exception(index.i[k], extent - 1, node.source());
      }
    }
  }

  private void mark() {
    for (int k = 0; k < to.size; k++) {
      to.set(k, index.i[k / extent] == k % extent ? 1.0 : 0.0);
    }
  }

  /** Object is an array: rows are moved whole, whatever their element type. */
  private void gather(Object table, Object rows) {
    for (int k = 0; k < index.size; k++) {
      System.arraycopy(table, index.i[k] * entry, rows, k * entry, entry);
    }
  }

  private void scatter(double[] rows, double[] table) {
    for (int k = 0; k < index.size; k++) {
      int at = index.i[k] * entry;
      for (int j = 0; j < entry; j++) {
        table[at + j] += rows[k * entry + j];
      }
    }
  }

  private void scatter(float[] rows, float[] table) {
    for (int k = 0; k < index.size; k++) {
      int at = index.i[k] * entry;
      for (int j = 0; j < entry; j++) {
        table[at + j] += rows[k * entry + j];
      }
    }
  }

  private void gatherAdding(double[] table, double[] rows) {
    for (int k = 0; k < index.size; k++) {
      int at = index.i[k] * entry;
      for (int j = 0; j < entry; j++) {
        rows[k * entry + j] += table[at + j];
      }
    }
  }

  private void gatherAdding(float[] table, float[] rows) {
    for (int k = 0; k < index.size; k++) {
      int at = index.i[k] * entry;
      for (int j = 0; j < entry; j++) {
        rows[k * entry + j] += table[at + j];
      }
    }
  }
}
