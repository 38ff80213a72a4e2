package dev.gradus.dsl.tape;

import java.util.Arrays;

/**
 * Sweeps back over a record and gathers adjoints, in double also for float programs. An adjoint of
 * exactly zero is not passed on, so that a choice not taken cannot poison a gradient.
 */
final class ReverseSweep {
  private ReverseSweep() {}

  /** Derivatives of the value in {@code slot} by every slot, into the record's adjoints. */
  static void run(ScalarProgram p, Recording t, int slot) {
    double[] v = t.value;
    double[] d = t.adjoint;
    int[] record = t.operations;
    Arrays.fill(d, 0.0);
    d[slot] = 1.0;
    int out = p.leaves + t.length / 4;
    for (int at = t.length - 4; at >= 0; at -= 4) {
      double g = d[--out];
      int code = record[at];
      if (g == 0.0 || code == Opcodes.PASSIVE) {
        continue;
      }
      int a = record[at + 1];
      int b = record[at + 2];
      switch (code) {
        case Opcodes.ADD -> {
          d[a] += g;
          d[b] += g;
        }
        case Opcodes.SUBTRACT -> {
          d[a] += g;
          d[b] -= g;
        }
        case Opcodes.MULTIPLY -> {
          d[a] += g * v[b];
          d[b] += g * v[a];
        }
        case Opcodes.DIVIDE -> {
          double q = g / v[b];
          d[a] += q;
          d[b] -= q * v[out];
        }
        case Opcodes.NEGATE -> d[a] -= g;
        case Opcodes.SQUARE -> d[a] += 2 * g * v[a];
        case Opcodes.SQRT -> d[a] += 0.5 * g / v[out];
        case Opcodes.MAX -> extreme(v, d, a, b, g, v[a] - v[b]);
        case Opcodes.MIN -> extreme(v, d, a, b, g, v[b] - v[a]);
        case Opcodes.FMA -> {
          d[a] += g * v[b];
          d[b] += g * v[a];
          d[record[at + 3]] += g;
        }
        case Opcodes.RELU -> d[a] += v[a] > 0 ? g : 0.0;
        case Opcodes.ABS -> d[a] += g * Math.signum(v[a]);
        case Opcodes.FAST_EXP -> d[a] += g * v[out];
        case Opcodes.FAST_LOG -> d[a] += g / v[a];
        case Opcodes.FAST_TANH -> d[a] += g * (1 - v[out] * v[out]);
        case Opcodes.FAST_SIGMOID -> d[a] += g * v[out] * (1 - v[out]);
        case Opcodes.SELECT -> d[v[a] != 0 ? b : record[at + 3]] += g;
        default -> rare(p, t, at, out, g);
      }
    }
  }

  /** The larger of two takes the whole adjoint; a tie gives each half; NaN gives none. */
  private static void extreme(double[] v, double[] d, int a, int b, double g, double lead) {
    if (lead > 0) {
      d[a] += g;
    } else if (lead < 0) {
      d[b] += g;
    } else if (v[a] == v[b]) {
      d[a] += 0.5 * g;
      d[b] += 0.5 * g;
    }
  }

  private static void rare(ScalarProgram p, Recording t, int at, int out, double g) {
    double[] v = t.value;
    double[] d = t.adjoint;
    int code = t.operations[at];
    int a = t.operations[at + 1];
    int b = t.operations[at + 2];
    int c = t.operations[at + 3];
    double output = v[out];
    switch (code) {
      case Opcodes.ROUND -> d[a] += g;
      case Opcodes.LARGEST, Opcodes.SMALLEST -> shared(p.pool, v, d, a, b, output, g);
      case Opcodes.LOOKUP -> d[p.pool[a + (int) v[c]]] += g;
      case Opcodes.SCATTER, Opcodes.SCATTER_SINGLE -> {
        for (int k = a; k < a + 2 * b; k += 2) {
          if ((int) v[p.pool[k]] == c) {
            d[p.pool[k + 1]] += g;
          }
        }
      }
      default -> p.foreign[code - Opcodes.FOREIGN].reverse(v, d, a, b, c, output, g);
    }
  }

  /** All elements equal to the extreme share its adjoint evenly. */
  private static void shared(
      int[] pool, double[] v, double[] d, int start, int count, double extreme, double g) {
    int ties = 0;
    for (int k = start; k < start + count; k++) {
      ties += v[pool[k]] == extreme ? 1 : 0;
    }
    for (int k = start; k < start + count; k++) {
      if (v[pool[k]] == extreme) {
        d[pool[k]] += g / ties;
      }
    }
  }
}
