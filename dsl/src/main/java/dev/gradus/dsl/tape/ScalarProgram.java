package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.SourceLine;
import java.util.List;

/**
 * A straight-line program over scalar slots. Slots: the elements of all inputs in order, then
 * constants, then the result of every instruction. Instruction i applies {@code code[i]} to slots
 * {@code a[i]}, {@code b[i]}, {@code c[i]} (some codes read numbers or {@code pool} ranges instead,
 * see {@link Opcodes}) and writes slot {@code leaves + i}.
 */
final class ScalarProgram {
  final int leaves;
  final int[] code;

  /** The code, or {@link Opcodes#PASSIVE} where no differentiated input reaches the result. */
  final int[] recorded;

  final int[] a;
  final int[] b;
  final int[] c;
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
    int n = w.code.size();
    int constantCount = w.constants.size();
    leaves = inputs + constantCount;
    code = w.code.toArray();
    recorded = w.recorded.toArray();
    this.inputStart = inputStart;
    constants = w.constants.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    foreign = w.foreign.values().toArray(new ForeignOp[0]);
    lines = List.copyOf(w.lines);
    a = w.a.toArray();
    b = w.b.toArray();
    c = w.c.toArray();
    pool = w.pool.toArray();
    for (int i = 0; i < n; i++) {
      if (w.readsSlots(code[i])) {
        a[i] = slot(a[i], inputs, constantCount);
        b[i] = slot(b[i], inputs, constantCount);
      } else if (code[i] == Opcodes.IS_INDEX || code[i] == Opcodes.CHECK_INDEX) {
        a[i] = slot(a[i], inputs, constantCount);
      }
      if (w.readsSlots(code[i]) || code[i] == Opcodes.LOOKUP) {
        c[i] = slot(c[i], inputs, constantCount);
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
    return code.length;
  }

  int slots() {
    return leaves + code.length;
  }

  /** While a program is written constants are -1, -2, … and instructions follow the inputs. */
  private static int slot(int written, int inputs, int constants) {
    if (written < 0) {
      return inputs - 1 - written;
    }
    return written < inputs ? written : written + constants;
  }
}
