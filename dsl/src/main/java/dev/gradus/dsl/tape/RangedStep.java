package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A sum over a batch of several ranges of rows: the sums of the ranges, added in order. The way
 * back is that of the whole sum.
 */
final class RangedStep implements Step {
  private final List<Cell> operands;
  private final Cell to;
  private final Step whole;
  private final List<Part> parts = new ArrayList<>();

  /** The sum over the rows from {@code first} on, as many as its operands have. */
  private record Part(int first, List<Cell> operands, Cell sum, Step step) {}

  /**
   * @param sum makes the step for operands and a result
   */
  RangedStep(
      Node n, List<Cell> operands, Cell to, int batch, BiFunction<List<Cell>, Cell, Step> sum) {
    this.operands = operands;
    this.to = to;
    this.whole = sum.apply(operands, to);
    int rows = RowRanges.rows(batch, RowRanges.LEAST_ROWS);
    for (int first = 0; first < batch; first += rows) {
      int count = Math.min(rows, batch - first);
      List<Cell> cells = new ArrayList<>();
      for (int i = 0; i < operands.size(); i++) {
        Shape shape = n.argument(i).shape();
        cells.add(
            shape.isBatched()
                ? Cell.allocate(n.argument(i).dtype(), Offsets.concrete(shape, count), false)
                : operands.get(i));
      }
      Cell part = Cell.allocate(n.dtype(), to.shape, false);
      parts.add(new Part(first, cells, part, sum.apply(cells, part)));
    }
  }

  @Override
  public void forward() {
    for (Part part : parts) {
      for (int i = 0; i < operands.size(); i++) {
        copyRows(operands.get(i), part.operands().get(i), part.first());
      }
      part.step().forward();
      for (int k = 0; k < to.size; k++) {
        if (part.first() == 0) {
          to.set(k, part.sum().get(k));
        } else if (to.isDouble()) {
          to.d[k] += part.sum().d[k];
        } else {
          to.f[k] += part.sum().f[k];
        }
      }
    }
  }

  private static void copyRows(Cell from, Cell to, int first) {
    if (from != to) {
      int start = to.size / to.shape.extent(0) * first;
      System.arraycopy(from.d, to.d.length == 0 ? 0 : start, to.d, 0, to.d.length);
      System.arraycopy(from.f, to.f.length == 0 ? 0 : start, to.f, 0, to.f.length);
      System.arraycopy(from.i, to.i.length == 0 ? 0 : start, to.i, 0, to.i.length);
    }
  }

  @Override
  public void reverse() {
    whole.reverse();
  }
}
