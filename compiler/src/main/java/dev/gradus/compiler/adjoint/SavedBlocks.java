package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The blocks of the save stack that a counted loop fills. */
final class SavedBlocks extends ReversePart {
  /** Whether they are the last on the stack when the reverse loop begins. */
  private final boolean last;

  /** Where they start, by type, as the forward sweep knows it. */
  final Map<Type, Value> bases = new LinkedHashMap<>();

  SavedBlocks(SweepState state, Block body) {
    super(state);
    last = savesNothing(body);
  }

  /**
   * Reads what the forward sweep has saved for an iteration. Blocks that are the last on the stack
   * are given up before, which tells where they start; where others start is saved.
   */
  void load(
      List<Value> saved, Value count, Region region, Countdown back, Code prologue, Code before) {
    Saves.byType(saved)
        .forEach(
            (type, values) -> {
              Value base = fresh.value(Type.INT, "base");
              bases.put(type, base);
              Value start;
              if (last) {
                start = area.release(type, area.extent(count, values.size(), before), before);
              } else {
                homes.define(region, List.of(base));
                start = region.restore(base);
              }
              Value offset =
                  values.size() == 1
                      ? back.trip
                      : prologue.whole(
                          WholeOp.MULTIPLY, back.trip, prologue.constant(values.size()));
              Value place = prologue.whole(WholeOp.ADD, start, offset);
              area.load(type, place, restored(values), prologue);
            });
    area.pop(restored(Saves.references(saved)), prologue);
  }

  void release(List<Value> saved, Value trips, Code code) {
    if (!last) {
      Saves.byType(saved)
          .forEach(
              (type, values) -> area.release(type, area.extent(trips, values.size(), code), code));
    }
  }

  /** Whether a loop's body leaves the blocks of the save stack as they are. */
  private boolean savesNothing(Block body) {
    for (Statement s : body.statements()) {
      Saves kept = saves.get(s);
      boolean calls =
          s instanceof Statement.Instruction i
              && i.operation() instanceof Operation.Call
              && augmented.active().contains(s);
      if (calls || kept != null && !(kept instanceof Saves.OfChoice)) {
        return false;
      }
      for (Block inner : dev.gradus.compiler.loop.Values.blocks(s)) {
        if (!savesNothing(inner)) {
          return false;
        }
      }
    }
    return true;
  }
}
