package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.method.DerivativeKind;
import java.util.List;

/** A Hessian, or its diagonal, by one sweep forward over reverse for each row. */
final class HessianCode {
  private final EntryCode code;
  private final Sweeps sweeps;
  private final Form form;

  HessianCode(EntryCode code, Sweeps sweeps, Form form) {
    this.code = code;
    this.sweeps = sweeps;
    this.form = form;
  }

  void body() {
    Directions directions = new Directions(code, sweeps);
    Adjoints adjoints = Adjoints.scratch(code);
    boolean diagonal = form.kind() == DerivativeKind.HESSIAN_DIAGONAL;
    Value out = out(directions, diagonal);
    Adjoints products = Adjoints.scratch(code);
    directions.ofVariables(
        (tangents, i) -> {
          products.zero(code);
          if (!sweeps.leavesArguments()) {
            // On entry they are the cotangents of what the method leaves in its arguments.
            adjoints.zero(code);
          }
          sweeps.second(
              sweeps.protectedArguments(), adjoints.inOrder(), tangents, products.inOrder());
          Value row = products.inOrder().get(0);
          if (diagonal) {
            code.f.store(out, i, code.f.load(row, i));
          } else {
            Value target = code.f.load(out, i);
            code.forEach(row, j -> code.f.store(target, j, code.f.load(row, j)));
          }
        });
    if (!sweeps.leavesArguments()) {
      sweeps.value(code.own());
    }
    if (form.result() == Form.Result.OUT) {
      code.f.returns(out);
    } else {
      code.f.returnsVoid();
    }
  }

  private Value out(Directions directions, boolean diagonal) {
    if (form.result() != Form.Result.OUT) {
      return code.slot(Slot.Role.OUT, -1).orElseThrow();
    }
    Type type = form.type();
    List<Value> lengths =
        diagonal ? List.of(directions.count()) : List.of(directions.count(), directions.count());
    return code.f.newArray(type, lengths.toArray(Value[]::new));
  }
}
