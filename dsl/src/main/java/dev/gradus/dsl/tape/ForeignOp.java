package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An operation of the catalogue without a code of its own.
 *
 * @param partials its partial derivatives; empty where zero or not wanted
 */
record ForeignOp(ScalarOp op, ScalarFunction value, List<Optional<LocalDerivative>> partials) {

  static ForeignOp of(ScalarOp op, Arithmetic arithmetic, boolean single, boolean[] active) {
    List<Optional<LocalDerivative>> partials =
        IntStream.range(0, op.arity())
            .mapToObj(
                k ->
                    op.partial(k)
                        .filter(f -> active[k])
                        .map(f -> LocalDerivative.of(f, arithmetic)))
            .toList();
    return new ForeignOp(op, op.function(arithmetic, single), partials);
  }

  /** Adds the adjoint g of the result to the operands'. */
  void reverse(double[] v, double[] adjoint, int a, int b, int c, double output, double g) {
    double x = v[a];
    double y = v[b];
    double z = v[c];
    for (int k = 0; k < partials.size(); k++) {
      if (partials.get(k).isPresent()) {
        int operand = k == 0 ? a : k == 1 ? b : c;
        adjoint[operand] += g * partials.get(k).get().at(x, y, z, output);
      }
    }
  }
}
