package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.DerivativeMode;
import java.util.List;

/** A Jacobian: columns forward, several at once where they can be; or row by row in reverse. */
final class JacobianCode {
  private final EntryCode code;
  private final Sweeps sweeps;
  private final Form form;
  private final DerivativeMode mode;

  JacobianCode(EntryCode code, Sweeps sweeps, Form form, DerivativeMode mode) {
    this.code = code;
    this.sweeps = sweeps;
    this.form = form;
    this.mode = mode;
  }

  void body() {
    Value out;
    boolean blocks = mode != DerivativeMode.REVERSE && JacobianBlocks.fits(code.primal);
    if (blocks) {
      JacobianBlocks columns = new JacobianBlocks(code, sweeps);
      Value count = code.f.length(code.own(code.primal.active().get(0)));
      out = out(rows(), count);
      columns.fill(out, count);
    } else {
      Directions directions = new Directions(code, sweeps);
      Value rows = rows();
      out = out(rows, directions.count());
      if (mode == DerivativeMode.REVERSE) {
        byRows(rows, out);
      } else {
        byColumns(directions, out);
      }
    }
    if (!sweeps.leavesArguments()) {
      sweeps.value(code.own());
    }
    if (form.result() == Form.Result.OUT) {
      code.f.returns(out);
    } else {
      code.f.returnsVoid();
    }
  }

  private Value rows() {
    return code.f.length(sweeps.value(sweeps.protectedArguments()));
  }

  private void byColumns(Directions directions, Value out) {
    Value cell = code.cells(code.primal.result().array(), 1);
    directions.ofVariables(
        (tangents, j) -> {
          sweeps.forward(sweeps.protectedArguments(), tangents, List.of(cell));
          Value column = code.f.load(cell, code.f.constant(0));
          code.forEach(column, i -> code.f.store(code.f.load(out, i), j, code.f.load(column, i)));
        });
  }

  private void byRows(Value rows, Value out) {
    Adjoints adjoints = Adjoints.scratch(code);
    Value seed = code.f.newArray(code.primal.result(), rows);
    code.forEach(
        out,
        i -> {
          adjoints.zero(code);
          // The sweep may use up the seed, so that it is made anew.
          code.zero(seed);
          code.f.store(seed, i, code.number(code.primal.result().element(), 1));
          sweeps.reverse(sweeps.protectedArguments(), adjoints.inOrder(), List.of(seed));
          Value row = adjoints.inOrder().get(0);
          Value target = code.f.load(out, i);
          code.forEach(row, j -> code.f.store(target, j, code.f.load(row, j)));
        });
  }

  /** The matrix; one that is given must have the right size. */
  private Value out(Value rows, Value columns) {
    if (form.result() == Form.Result.OUT) {
      return code.f.newArray(form.type(), rows, columns);
    }
    Value out = code.slot(Slot.Role.OUT, -1).orElseThrow();
    String descriptor = "([Ljava/lang/Object;IILjava/lang/String;)V";
    Value method =
        code.f.apply(
            new Operation.Constant(
                code.primal.describe(),
                dev.gradus.compiler.loop.Type.reference("java/lang/String")));
    code.f.callStatic(
        dev.gradus.runtime.method.EntryChecks.class,
        "matrix",
        descriptor,
        out,
        rows,
        columns,
        method);
    return out;
  }
}
