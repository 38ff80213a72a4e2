package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Doubles that a counted loop saves in rows of the save stack, at the places of its index. Loops
 * over blocks, which start anywhere, are not vectorised: the JVM cannot tell whether arrays overlap
 * that are accessed at different distances from the index.
 *
 * @param values what is saved; each has a row
 * @param start the loop's first index
 */
record SavedRows(List<Value> values, int start) {
  /** Rows begin with this many unused places at most. */
  private static final int LATEST_START = 8;

  static final SavedRows NONE = new SavedRows(List.of(), 0);

  /**
   * What of the saved values goes into rows: doubles of an innermost loop in one piece. Where the
   * loop carries reals it stores one by one, which vectors soon after would have to wait for.
   *
   * @param free whether the iterations of the reverse loop may come in any order
   */
  static SavedRows of(List<Value> saved, Statement.For l, boolean free, SweepState state) {
    Integer start = state.augmented().literals().get(l.from());
    boolean fits =
        state.analysis().rows()
            && free
            && l.step() == 1
            && start != null
            && start >= 0
            && start <= LATEST_START
            && Saves.references(saved).isEmpty()
            && l.carried().stream().noneMatch(c -> c.type().isReal())
            && l.body().statements().stream().allMatch(SavedRows::isPlain);
    return fits
        ? new SavedRows(saved.stream().filter(v -> v.type().equals(Type.DOUBLE)).toList(), start)
        : NONE;
  }

  private static boolean isPlain(Statement s) {
    return s instanceof Statement.Instruction i && !(i.operation() instanceof Operation.Call);
  }

  /** The values that are not in rows. */
  List<Value> others(List<Value> saved) {
    return saved.stream().filter(v -> !values.contains(v)).toList();
  }

  /** Makes room before the loop; gives the rows. */
  List<Value> reserve(SaveArea area, Value trips, Code code) {
    List<Value> rows = new ArrayList<>();
    if (!values.isEmpty()) {
      Value length = start == 0 ? trips : code.whole(WholeOp.ADD, trips, code.constant(start));
      values.forEach(v -> rows.add(area.reserveRow(length, code)));
    }
    return rows;
  }

  /** Saves the values of an iteration. */
  void store(List<Value> rows, Value index, Code code) {
    for (int k = 0; k < rows.size(); k++) {
      code.store(rows.get(k), index, values.get(k));
    }
  }

  /** Takes the rows before the reverse loop, whose iterations find the values there. */
  void load(SaveArea area, Homes homes, Value trip, Code prologue, Code before) {
    for (int k = values.size() - 1; k >= 0; k--) {
      Value row = area.releaseRow(before);
      Value place = start == 0 ? trip : prologue.whole(WholeOp.ADD, prologue.constant(start), trip);
      Value value = homes.restore(values.get(k));
      prologue.define(value, new Operation.Load(), List.of(row, place));
    }
  }
}
