package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.Algebra;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.List;

/** A partial derivative as a function of operands and output, without boxing. */
@FunctionalInterface
interface LocalDerivative {
  double at(double x, double y, double z, double output);

  /** A formula of the catalogue as a function on doubles. */
  static LocalDerivative of(Formula formula, Arithmetic arithmetic) {
    return formula.evaluate(
        new Composition(arithmetic),
        List.of((x, y, z, f) -> x, (x, y, z, f) -> y, (x, y, z, f) -> z),
        (x, y, z, f) -> f);
  }

  /** Composes functions where other algebras compute. */
  record Composition(Arithmetic arithmetic) implements Algebra<LocalDerivative> {
    @Override
    public LocalDerivative constant(double value) {
      return (x, y, z, f) -> value;
    }

    @Override
    public LocalDerivative apply(ScalarOp op, List<LocalDerivative> arguments) {
      ScalarFunction outer = op.function(arithmetic, false);
      LocalDerivative a = arguments.get(0);
      LocalDerivative b = arguments.get(Math.min(1, arguments.size() - 1));
      LocalDerivative c = arguments.get(arguments.size() - 1);
      return switch (arguments.size()) {
        case 1 -> (x, y, z, f) -> outer.apply(a.at(x, y, z, f), 0, 0);
        case 2 -> (x, y, z, f) -> outer.apply(a.at(x, y, z, f), b.at(x, y, z, f), 0);
        default ->
            (x, y, z, f) -> outer.apply(a.at(x, y, z, f), b.at(x, y, z, f), c.at(x, y, z, f));
      };
    }
  }
}
