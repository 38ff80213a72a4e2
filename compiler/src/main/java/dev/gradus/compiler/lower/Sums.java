package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.DType;
import java.util.ArrayList;
import java.util.List;

/** Straight-line sums in the orders that {@code docs/numerics.md} prescribes. */
final class Sums {
  private Sums() {}

  /** The sum of elements. */
  static Value sum(Code code, DType dtype, boolean interleaved, List<Value> terms) {
    List<Value> partials = zeros(code, dtype, interleaved);
    for (int r = 0; r < terms.size(); r++) {
      int p = r % partials.size();
      partials.set(p, code.scalar(ArithmeticOps.ADD, List.of(partials.get(p), terms.get(r))));
    }
    return total(code, partials);
  }

  /** The sum of products of elements. */
  static Value dot(Code code, DType dtype, boolean interleaved, List<Value> a, List<Value> b) {
    List<Value> partials = zeros(code, dtype, interleaved);
    for (int r = 0; r < a.size(); r++) {
      int p = r % partials.size();
      partials.set(p, multiplyAdd(code, a.get(r), b.get(r), partials.get(p)));
    }
    return total(code, partials);
  }

  /** a·b + c: contracted in FAST, rounded twice in STRICT. */
  static Value multiplyAdd(Code code, Value a, Value b, Value c) {
    return code.isFast()
        ? code.scalar(ArithmeticOps.FMA, List.of(a, b, c))
        : code.scalar(
            ArithmeticOps.ADD, List.of(c, code.scalar(ArithmeticOps.MULTIPLY, List.of(a, b))));
  }

  private static List<Value> zeros(Code code, DType dtype, boolean interleaved) {
    List<Value> partials = new ArrayList<>();
    for (int i = 0; i < (interleaved ? SummationOrder.partials(dtype) : 1); i++) {
      partials.add(code.constant(0.0, dtype));
    }
    return partials;
  }

  /** Halves the partial sums pairwise until one is left. */
  static Value total(Code code, List<Value> partials) {
    List<Value> p = new ArrayList<>(partials);
    for (int half = p.size() / 2; half > 0; half /= 2) {
      for (int j = 0; j < half; j++) {
        p.set(j, code.scalar(ArithmeticOps.ADD, List.of(p.get(j), p.get(j + half))));
      }
    }
    return p.get(0);
  }
}
