package dev.gradus.dsl.tape;

import dev.gradus.runtime.Problem;
import dev.gradus.runtime.kernel.FastMath;

/** Computes a scalar program and records what it does. */
final class ForwardSweep {
  private ForwardSweep() {}

  static void run(ScalarProgram p, Recording t) {
    double[] v = t.value;
    int[] program = p.instructions;
    int[] record = t.operations;
    int slot = p.leaves;
    for (int at = 0; at < program.length; at += 4) {
      int word = program[at];
      int a = program[at + 1];
      int b = program[at + 2];
      int c = program[at + 3];
      v[slot++] =
          switch (word & Opcodes.MASK) {
            case Opcodes.ADD -> v[a] + v[b];
            case Opcodes.SUBTRACT -> v[a] - v[b];
            case Opcodes.MULTIPLY -> v[a] * v[b];
            case Opcodes.DIVIDE -> v[a] / v[b];
            case Opcodes.NEGATE, Opcodes.NEGATE + Opcodes.SINGLE -> -v[a];
            case Opcodes.SQUARE -> v[a] * v[a];
            case Opcodes.SQRT -> Math.sqrt(v[a]);
            case Opcodes.MAX, Opcodes.MAX + Opcodes.SINGLE -> Math.max(v[a], v[b]);
            case Opcodes.MIN, Opcodes.MIN + Opcodes.SINGLE -> Math.min(v[a], v[b]);
            case Opcodes.FMA -> Math.fma(v[a], v[b], v[c]);
            case Opcodes.RELU, Opcodes.RELU + Opcodes.SINGLE -> Math.max(v[a], 0.0);
            case Opcodes.ABS, Opcodes.ABS + Opcodes.SINGLE -> Math.abs(v[a]);
            case Opcodes.ADD + Opcodes.SINGLE -> (float) v[a] + (float) v[b];
            case Opcodes.SUBTRACT + Opcodes.SINGLE -> (float) v[a] - (float) v[b];
            case Opcodes.MULTIPLY + Opcodes.SINGLE -> (float) v[a] * (float) v[b];
            case Opcodes.DIVIDE + Opcodes.SINGLE -> (float) v[a] / (float) v[b];
            case Opcodes.SQUARE + Opcodes.SINGLE -> (float) v[a] * (float) v[a];
            case Opcodes.SQRT + Opcodes.SINGLE -> (float) Math.sqrt(v[a]);
            case Opcodes.FMA + Opcodes.SINGLE -> Math.fma((float) v[a], (float) v[b], (float) v[c]);
            case Opcodes.SELECT -> v[a] != 0 ? v[b] : v[c];
            default -> rare(p, v, word & Opcodes.MASK, a, b, c);
          };
      record[at] = word >>> Opcodes.RECORDED;
      record[at + 1] = a;
      record[at + 2] = b;
      record[at + 3] = c;
    }
    t.length = program.length;
  }

  private static double rare(ScalarProgram p, double[] v, int code, int a, int b, int c) {
    return switch (code) {
      case Opcodes.LESS -> truth(v[a] < v[b]);
      case Opcodes.LESS_EQUAL -> truth(v[a] <= v[b]);
      case Opcodes.GREATER -> truth(v[a] > v[b]);
      case Opcodes.GREATER_EQUAL -> truth(v[a] >= v[b]);
      case Opcodes.EQUAL -> truth(v[a] == v[b]);
      case Opcodes.NOT_EQUAL -> truth(v[a] != v[b]);
      case Opcodes.AND -> truth(v[a] != 0 && v[b] != 0);
      case Opcodes.OR -> truth(v[a] != 0 || v[b] != 0);
      case Opcodes.XOR -> truth((v[a] != 0) != (v[b] != 0));
      case Opcodes.NOT -> truth(v[a] == 0);
      case Opcodes.FAST_EXP -> FastMath.exp(v[a]);
      case Opcodes.FAST_LOG -> FastMath.log(v[a]);
      case Opcodes.FAST_TANH -> FastMath.tanh(v[a]);
      case Opcodes.FAST_SIGMOID -> FastMath.sigmoid(v[a]);
      case Opcodes.FAST_EXP + Opcodes.SINGLE -> FastMath.exp((float) v[a]);
      case Opcodes.FAST_LOG + Opcodes.SINGLE -> FastMath.log((float) v[a]);
      case Opcodes.FAST_TANH + Opcodes.SINGLE -> FastMath.tanh((float) v[a]);
      case Opcodes.FAST_SIGMOID + Opcodes.SINGLE -> FastMath.sigmoid((float) v[a]);
      case Opcodes.ROUND -> (float) v[a];
      case Opcodes.LARGEST -> extreme(v, p.pool, a, b, 1);
      case Opcodes.SMALLEST -> extreme(v, p.pool, a, b, -1);
      case Opcodes.LARGEST_AT -> position(v, p.pool, a, b, 1);
      case Opcodes.SMALLEST_AT -> position(v, p.pool, a, b, -1);
      case Opcodes.LOOKUP -> v[p.pool[a + (int) v[c]]];
      case Opcodes.IS_INDEX -> truth((int) v[a] == b);
      case Opcodes.SCATTER -> scatter(v, p.pool, a, b, c);
      case Opcodes.SCATTER_SINGLE -> scatterSingle(v, p.pool, a, b, c);
      case Opcodes.CHECK_INDEX -> checked(p, v[a], b, c);
      default -> p.foreign[code - Opcodes.FOREIGN].value().apply(v[a], v[b], v[c]);
    };
  }

  private static double truth(boolean value) {
    return value ? 1.0 : 0.0;
  }

  private static double extreme(double[] v, int[] pool, int start, int count, int sign) {
    double best = v[pool[start]];
    for (int i = start + 1; i < start + count; i++) {
      best = sign > 0 ? Math.max(best, v[pool[i]]) : Math.min(best, v[pool[i]]);
    }
    return best;
  }

  private static double position(double[] v, int[] pool, int start, int count, int sign) {
    double best = v[pool[start]];
    int at = 0;
    for (int i = 1; i < count && !Double.isNaN(best); i++) {
      double x = v[pool[start + i]];
      if (Double.isNaN(x) || sign * x > sign * best) {
        best = x;
        at = i;
      }
    }
    return at;
  }

  private static double scatter(double[] v, int[] pool, int start, int count, int index) {
    double sum = 0;
    for (int i = start; i < start + 2 * count; i += 2) {
      if ((int) v[pool[i]] == index) {
        sum += v[pool[i + 1]];
      }
    }
    return sum;
  }

  private static double scatterSingle(double[] v, int[] pool, int start, int count, int index) {
    float sum = 0;
    for (int i = start; i < start + 2 * count; i += 2) {
      if ((int) v[pool[i]] == index) {
        sum += (float) v[pool[i + 1]];
      }
    }
    return sum;
  }

  private static double checked(ScalarProgram p, double index, int extent, int line) {
    if (index < 0 || index >= extent) {
      throw Problem.INDEX_OUT_OF_RANGE.exception((int) index, extent - 1, p.lines.get(line));
    }
    return index;
  }
}
