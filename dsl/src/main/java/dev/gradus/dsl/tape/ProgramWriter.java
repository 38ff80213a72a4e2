package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Writes a scalar program instruction by instruction and tracks what the parameters reach. */
final class ProgramWriter {
  final IntList instructions = new IntList();
  final IntList pool = new IntList();
  final Map<Double, Integer> constants = new LinkedHashMap<>();
  final Map<ForeignKey, ForeignOp> foreign = new LinkedHashMap<>();
  final List<SourceLine> lines = new ArrayList<>();
  private final Map<ForeignKey, Integer> foreignCodes = new LinkedHashMap<>();
  private final Arithmetic arithmetic;
  private final boolean[] activeInputs;

  record ForeignKey(ScalarOp op, boolean single, List<Boolean> active) {}

  /**
   * @param activeInputs for every element of every input whether it is differentiated
   */
  ProgramWriter(Arithmetic arithmetic, boolean[] activeInputs) {
    this.arithmetic = arithmetic;
    this.activeInputs = activeInputs;
  }

  Arithmetic arithmetic() {
    return arithmetic;
  }

  int constant(double value) {
    Integer known = constants.get(value);
    if (known == null) {
      known = -1 - constants.size();
      constants.put(value, known);
    }
    return known;
  }

  /** An operation of the catalogue on up to three slots; unused operands repeat the first. */
  int apply(ScalarOp op, boolean single, int x, int y, int z) {
    int[] operands = {x, y, z};
    boolean[] active = new boolean[3];
    boolean any = false;
    for (int k = 0; k < op.arity(); k++) {
      active[k] = isActive(operands[k]) && (op.partial(k).isPresent() || op.refuses(k));
      any |= active[k];
      if (active[k] && op.refuses(k)) {
        throw Problem.OPERAND_NOT_DIFFERENTIABLE.exception(op.name(), op.operandNames().get(k));
      }
    }
    OptionalInt own = Opcodes.of(op, arithmetic, single);
    int opcode = own.isPresent() ? own.getAsInt() : foreign(op, single, active);
    return emit(opcode, x, y, z, any);
  }

  private int foreign(ScalarOp op, boolean single, boolean[] active) {
    ForeignKey key = new ForeignKey(op, single, List.of(active[0], active[1], active[2]));
    Integer known = foreignCodes.get(key);
    if (known == null) {
      known = Opcodes.FOREIGN + foreign.size();
      foreignCodes.put(key, known);
      foreign.put(key, ForeignOp.of(op, arithmetic, single, active));
    }
    return known;
  }

  int emit(int opcode, int x, int y, int z, boolean active) {
    int recorded = active ? Opcodes.onDoubles(opcode) : Opcodes.PASSIVE;
    instructions.add(opcode | recorded << Opcodes.RECORDED);
    instructions.add(x);
    instructions.add(y);
    instructions.add(z);
    return activeInputs.length + instructions.size() / 4 - 1;
  }

  /** Number of a source line, for messages. */
  int line(SourceLine line) {
    if (lines.isEmpty() || !lines.get(lines.size() - 1).equals(line)) {
      lines.add(line);
    }
    return lines.size() - 1;
  }

  boolean isActive(int slot) {
    if (slot < 0) {
      return false;
    }
    if (slot < activeInputs.length) {
      return activeInputs[slot];
    }
    int word = instructions.get(4 * (slot - activeInputs.length));
    return word >>> Opcodes.RECORDED != Opcodes.PASSIVE;
  }
}
