package dev.gradus.dsl.tape;

import dev.gradus.runtime.kernel.Blocks;

/** Elementwise operations on whole arrays of floats, and their reversal. */
final class FloatMaps {
  private FloatMaps() {}

  /** Applies an operation to n elements; operands that it lacks are ignored. */
  static void forward(MapCode code, float[] x, float[] y, float[] z, float[] out, int n) {
    switch (code.opcode()) {
      case Opcodes.ADD -> {
        for (int i = 0; i < n; i++) {
          out[i] = x[i] + y[i];
        }
      }
      case Opcodes.SUBTRACT -> {
        for (int i = 0; i < n; i++) {
          out[i] = x[i] - y[i];
        }
      }
      case Opcodes.MULTIPLY -> {
        for (int i = 0; i < n; i++) {
          out[i] = x[i] * y[i];
        }
      }
      case Opcodes.DIVIDE -> {
        for (int i = 0; i < n; i++) {
          out[i] = x[i] / y[i];
        }
      }
      case Opcodes.NEGATE -> {
        for (int i = 0; i < n; i++) {
          out[i] = -x[i];
        }
      }
      case Opcodes.SQUARE -> {
        for (int i = 0; i < n; i++) {
          out[i] = x[i] * x[i];
        }
      }
      case Opcodes.MAX -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.max(x[i], y[i]);
        }
      }
      case Opcodes.MIN -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.min(x[i], y[i]);
        }
      }
      case Opcodes.RELU -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.max(x[i], 0.0f);
        }
      }
      default -> function(code, x, y, z, out, n);
    }
  }

  private static void function(MapCode code, float[] x, float[] y, float[] z, float[] out, int n) {
    switch (code.opcode()) {
      case Opcodes.SQRT -> {
        for (int i = 0; i < n; i++) {
          out[i] = (float) Math.sqrt(x[i]);
        }
      }
      case Opcodes.FMA -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.fma(x[i], y[i], z[i]);
        }
      }
      case Opcodes.ABS -> {
        for (int i = 0; i < n; i++) {
          out[i] = Math.abs(x[i]);
        }
      }
      case Opcodes.FAST_EXP -> Blocks.exp(x, out, n);
      case Opcodes.FAST_LOG -> Blocks.log(x, out, n);
      case Opcodes.FAST_TANH -> Blocks.tanh(x, out, n);
      case Opcodes.FAST_SIGMOID -> Blocks.sigmoid(x, out, n);
      default -> code.foreign(x, y, z, out, n);
    }
  }

  static void select(int[] p, float[] x, float[] y, float[] out, int n) {
    for (int i = 0; i < n; i++) {
      out[i] = p[i] != 0 ? x[i] : y[i];
    }
  }

  /** The part of a choice that went to the side whose truth value is {@code side}. */
  static void reverseSelect(int[] p, int side, float[] g, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      if (p[i] == side) {
        d[i] += g[i];
      }
    }
  }

  /** Adds the adjoint of operand {@code k}, given the result's adjoint g. */
  static void reverse(
      MapCode code,
      int k,
      float[] x,
      float[] y,
      float[] z,
      float[] out,
      float[] g,
      float[] d,
      int n) {
    switch (code.opcode()) {
      case Opcodes.ADD -> add(g, d, n);
      case Opcodes.SUBTRACT -> {
        if (k == 0) {
          add(g, d, n);
        } else {
          subtract(g, d, n);
        }
      }
      case Opcodes.NEGATE -> subtract(g, d, n);
      case Opcodes.MULTIPLY -> addProduct(g, k == 0 ? y : x, d, n);
      case Opcodes.FMA -> {
        if (k == 2) {
          add(g, d, n);
        } else {
          addProduct(g, k == 0 ? y : x, d, n);
        }
      }
      case Opcodes.DIVIDE -> {
        for (int i = 0; i < n; i++) {
          if (g[i] != 0) {
            d[i] += k == 0 ? g[i] / y[i] : -g[i] / y[i] * out[i];
          }
        }
      }
      case Opcodes.SQUARE -> {
        for (int i = 0; i < n; i++) {
          d[i] += 2 * g[i] * x[i];
        }
      }
      case Opcodes.MAX, Opcodes.MIN -> extreme(code.opcode() == Opcodes.MAX, k, x, y, g, d, n);
      case Opcodes.RELU -> {
        for (int i = 0; i < n; i++) {
          d[i] += x[i] > 0 ? g[i] : 0.0f;
        }
      }
      default -> reverseFunction(code, k, x, y, z, out, g, d, n);
    }
  }

  private static void reverseFunction(
      MapCode code,
      int k,
      float[] x,
      float[] y,
      float[] z,
      float[] out,
      float[] g,
      float[] d,
      int n) {
    switch (code.opcode()) {
      case Opcodes.FAST_EXP -> addProduct(g, out, d, n);
      case Opcodes.FAST_TANH -> {
        for (int i = 0; i < n; i++) {
          d[i] += g[i] * (1 - out[i] * out[i]);
        }
      }
      case Opcodes.FAST_SIGMOID -> {
        for (int i = 0; i < n; i++) {
          d[i] += g[i] * out[i] * (1 - out[i]);
        }
      }
      case Opcodes.ABS -> {
        for (int i = 0; i < n; i++) {
          d[i] += g[i] * Math.signum(x[i]);
        }
      }
      case Opcodes.SQRT -> {
        for (int i = 0; i < n; i++) {
          d[i] += g[i] == 0 ? 0.0f : 0.5f * g[i] / out[i];
        }
      }
      case Opcodes.FAST_LOG -> {
        for (int i = 0; i < n; i++) {
          d[i] += g[i] == 0 ? 0.0f : g[i] / x[i];
        }
      }
      default -> code.reverseForeign(k, x, y, z, out, g, d, n);
    }
  }

  /** Adds contributions where the adjoint g they come from is not zero. */
  static void addWhereNotZero(float[] g, float[] contribution, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      if (g[i] != 0) {
        d[i] += contribution[i];
      }
    }
  }

  private static void add(float[] g, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += g[i];
    }
  }

  private static void subtract(float[] g, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] -= g[i];
    }
  }

  private static void addProduct(float[] g, float[] factor, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      d[i] += g[i] * factor[i];
    }
  }

  /** The extreme takes the adjoint; a tie gives each half; NaN gives none. */
  private static void extreme(
      boolean largest, int k, float[] x, float[] y, float[] g, float[] d, int n) {
    for (int i = 0; i < n; i++) {
      boolean first = largest ? x[i] > y[i] : x[i] < y[i];
      boolean second = largest ? y[i] > x[i] : y[i] < x[i];
      if (k == 0 ? first : second) {
        d[i] += g[i];
      } else if (x[i] == y[i]) {
        d[i] += 0.5f * g[i];
      }
    }
  }
}
