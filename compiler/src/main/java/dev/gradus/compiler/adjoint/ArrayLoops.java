package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Flavour;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import java.util.List;

/** Loops over whole arrays. */
final class ArrayLoops {
  private static final Operation ADD = new Operation.Scalar(ArithmeticOps.ADD, Flavour.STRICT);

  private ArrayLoops() {}

  /** {@code to[i] += from[i]} for every element, row by row. */
  static void addInto(Value to, Value from, Code code) {
    Value length = code.apply(new Operation.ArrayLength(), from);
    Value zero = code.constant(0);
    Value index = code.fresh(Type.INT, "i");
    Code body = code.inner();
    Value element = body.load(from, index);
    if (from.type().rank() > 1) {
      addRow(to, index, element, body);
    } else {
      body.store(to, index, body.apply(ADD, body.load(to, index), element));
    }
    code.add(
        new Statement.For(
            new Label("all"),
            index,
            zero,
            length,
            1,
            List.of(),
            List.of(),
            body.yielding(List.of()),
            List.of(),
            code.position()));
  }

  /** A row that is missing has nothing to add. */
  private static void addRow(Value to, Value index, Value row, Code code) {
    Value there = code.compare(Operation.Comparison.NE, row, code.blank(row.type()));
    Code then = code.inner();
    addInto(then.load(to, index), row, then);
    code.add(
        new Statement.If(
            there,
            then.yielding(List.of()),
            code.inner().yielding(List.of()),
            List.of(),
            code.position()));
  }
}
