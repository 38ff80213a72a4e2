package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.SourceLine;
import java.util.List;

/**
 * A straight-line program over scalar slots. Slots: the elements of all inputs in order, then
 * constants, then the result of every instruction. Instruction i stands at {@code 4 * i} of {@code
 * instructions}: a code and three operands a, b, c, which are slots (for some codes numbers or
 * {@code pool} ranges instead, see {@link Opcodes}); it writes slot {@code leaves + i}. The lower
 * half of the code says what to compute, the upper half what to record: the same, or {@link
 * Opcodes#PASSIVE} where no differentiated input reaches the result.
 */
final class ScalarProgram {
  final int leaves;
  final int[] instructions;
  final int[] pool;
  final double[] constants;
  final ForeignOp[] foreign;

  /** Source lines that {@link Opcodes#CHECK_INDEX} refers to. */
  final List<SourceLine> lines;

  /** For every input the slot of its first element. */
  final int[] inputStart;

  /** For every output the slots of its elements. */
  final int[][] outputs;

  ScalarProgram(ProgramWriter w, int[] inputStart, int inputs, int[][] outputs) {
    int constantCount = w.constants.size();
    leaves = inputs + constantCount;
    instructions = w.instructions.toArray();
    this.inputStart = inputStart;
    constants = w.constants.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    foreign = w.foreign.values().toArray(new ForeignOp[0]);
    lines = List.copyOf(w.lines);
    pool = w.pool.toArray();
    for (int at = 0; at < instructions.length; at += 4) {
      int code = instructions[at] & Opcodes.MASK;
      for (int k = 1; k <= 3; k++) {
        if (Opcodes.readsSlot(code, k)) {
          instructions[at + k] = slot(instructions[at + k], inputs, constantCount);
        }
      }
    }
    for (int i = 0; i < pool.length; i++) {
      pool[i] = slot(pool[i], inputs, constantCount);
    }
    this.outputs = new int[outputs.length][];
    for (int k = 0; k < outputs.length; k++) {
      this.outputs[k] = outputs[k].clone();
      for (int i = 0; i < outputs[k].length; i++) {
        this.outputs[k][i] = slot(outputs[k][i], inputs, constantCount);
      }
    }
  }

  int length() {
    return instructions.length / 4;
  }

  int slots() {
    return leaves + length();
  }

  /** While a program is written constants are -1, -2, … and instructions follow the inputs. */
  private static int slot(int written, int inputs, int constants) {
    if (written < 0) {
      return inputs - 1 - written;
    }
    return written < inputs ? written : written + constants;
  }
}
