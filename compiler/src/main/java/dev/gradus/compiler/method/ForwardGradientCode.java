package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** A gradient by one forward sweep for each element of the parameters. */
final class ForwardGradientCode {
  private final EntryCode code;
  private final Sweeps sweeps;

  ForwardGradientCode(EntryCode code, Sweeps sweeps) {
    this.code = code;
    this.sweeps = sweeps;
  }

  /** Adds the gradient to the adjoints and gives the value. */
  Value add(Adjoints adjoints) {
    Directions directions = new Directions(code, sweeps);
    Value cell = code.cells(code.primal.result().array(), 1);
    for (int parameter : code.primal.active()) {
      Type type = code.primal.parameters().get(parameter).type();
      Value array = adjoints.arrays().get(parameter);
      if (array != null) {
        directions.ofArray(
            parameter, array, (tangents, row, i) -> accumulate(row, i, slope(tangents, cell)));
      } else {
        Value all = java.util.Optional.ofNullable(adjoints.scalars().get(type)).orElseThrow();
        Value index = code.f.constant(code.primal.activeScalars(type).indexOf(parameter));
        directions.ofScalar(parameter, t -> accumulate(all, index, slope(t, cell)));
      }
    }
    return sweeps.value(code.own());
  }

  private Value slope(List<Value> tangents, Value cell) {
    sweeps.forward(sweeps.protectedArguments(), tangents, List.of(cell));
    return code.f.load(cell, code.f.constant(0));
  }

  private void accumulate(Value array, Value index, Value slope) {
    Type type = array.type().element();
    Value more = slope.type().equals(type) ? slope : code.f.convert(type, slope);
    Value sum = code.add(code.f.load(array, index), more);
    code.f.store(array, index, sum);
  }
}
