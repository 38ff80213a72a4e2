package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/**
 * Adds what the iterations of a tile give to elements that are the same for all of them: totals of
 * rows, and of products of rows, four of which are computed at once where they share a row.
 */
final class ElementSums {
  /** Products that one kernel computes. */
  private static final int AT_ONCE = 4;

  private final Frame frame;
  private final Code code;

  ElementSums(Frame frame, Code code) {
    this.frame = frame;
    this.code = code;
  }

  /** Writes sums, in their order. */
  void write(List<Statement.Instruction> sums) {
    int next = 0;
    while (next < sums.size()) {
      int end = next + AT_ONCE;
      Optional<Value> shared =
          end > sums.size() ? Optional.empty() : shared(sums.subList(next, end));
      if (shared.isPresent()) {
        four(sums.subList(next, end), shared.get());
        next = end;
      } else {
        one(sums.get(next));
        next++;
      }
    }
    frame.done.addAll(sums);
  }

  private Memory.Addition addition(Statement.Instruction sum) {
    return frame.plan.memory.addition(sum).orElseThrow();
  }

  private Optional<List<Value>> factors(Statement.Instruction sum) {
    return frame.plan.factors(addition(sum).value());
  }

  /** A factor of all products. */
  private Optional<Value> shared(List<Statement.Instruction> sums) {
    return factors(sums.get(0)).stream()
        .flatMap(List::stream)
        .filter(f -> sums.stream().allMatch(s -> factors(s).filter(o -> o.contains(f)).isPresent()))
        .findFirst();
  }

  private void four(List<Statement.Instruction> sums, Value shared) {
    code.at(sums.get(0).position());
    Value[] rows = new Value[2 + AT_ONCE + 1];
    rows[0] = frame.row(shared, code);
    for (int k = 0; k < AT_ONCE; k++) {
      List<Value> factors = factors(sums.get(k)).orElseThrow();
      Value other = factors.get(factors.get(0) == shared ? 1 : 0);
      rows[1 + k] = frame.row(other, code);
    }
    Value totals = frame.scratch(addition(sums.get(0)).value().type());
    rows[1 + AT_ONCE] = totals;
    rows[2 + AT_ONCE] = frame.size;
    String row = totals.type().descriptor();
    code.run(Blocks.KERNELS, "fourRowDots", row.repeat(2 + AT_ONCE) + "I", rows);
    for (int k = 0; k < AT_ONCE; k++) {
      add(sums.get(k), code.load(totals, code.constant(k)));
    }
  }

  private void one(Statement.Instruction sum) {
    code.at(sum.position());
    Value value = addition(sum).value();
    Type element = value.type();
    Optional<List<Value>> product = factors(sum);
    if (product.isPresent()) {
      Value x = frame.row(product.get().get(0), code);
      Value y = frame.row(product.get().get(1), code);
      String rows = element.array().descriptor().repeat(3);
      Operation dot = Code.call(Blocks.KERNELS, "rowDot", "(" + rows + "I)" + element.descriptor());
      add(sum, code.apply(dot, x, y, frame.scratch(element), frame.size));
    } else {
      add(sum, Blocks.rowSum(frame.row(value, code), frame.size, frame, code));
    }
  }

  private void add(Statement.Instruction sum, Value total) {
    Memory.Addition addition = addition(sum);
    Value array = frame.uniform(addition.array());
    addition.write(array, frame.uniform(addition.index()), total, code);
  }
}
