package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.dsl.op.ScalarFunction;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;

/**
 * Scalar operations on dual numbers. The derivative is a formula of {@link DualFormulas}, or else a
 * difference quotient of the operation itself. What has tangent zero contributes nothing, whatever
 * its derivative.
 */
final class DualScalars {
  private DualScalars() {}

  static Step step(Operation.Scalar scalar, boolean single, int[] a, int to) {
    ScalarOp op = scalar.op();
    ScalarFunction value = function(scalar, single);
    int first = a[0];
    int second = a.length > 1 ? a[1] : a[0];
    int third = a.length > 2 ? a[2] : a[0];
    switch (op.kind()) {
      case PREDICATE:
        return f ->
            f.whole[to] = value.apply(f.real[first], f.real[second], f.real[third]) != 0 ? 1 : 0;
      case LOGIC:
        return f ->
            f.whole[to] = value.apply(f.whole[first], f.whole[second], f.whole[third]) != 0 ? 1 : 0;
      case SELECT:
        return f -> f.copy(f, f.whole[first] != 0 ? second : third, to);
      default:
        break;
    }
    DualFormulas.Gradient gradient =
        DualFormulas.of(op.name()).orElseGet(() -> quotients(function(scalar, false)));
    return f -> {
      double x = f.real[first];
      double y = f.real[second];
      double z = f.real[third];
      double result = value.apply(x, y, z);
      double tangent = 0;
      for (int k = 0; k < a.length; k++) {
        double t = f.tangent[a[k]];
        if (t != 0) {
          tangent += t * gradient.by(k, x, y, z, result);
        }
      }
      f.real[to] = result;
      f.tangent[to] = tangent;
    };
  }

  private static ScalarFunction function(Operation.Scalar scalar, boolean single) {
    return switch (scalar.flavour()) {
      case JAVA -> scalar.op().javaFunction(single);
      case STRICT -> scalar.op().function(Arithmetic.STRICT, single);
      case FAST -> scalar.op().function(Arithmetic.FAST, single);
    };
  }

  private static DualFormulas.Gradient quotients(ScalarFunction function) {
    return (w, x, y, z, f) -> {
      try {
        return switch (w) {
          case 0 -> DifferenceQuotient.of(v -> function.apply(v, y, z), x);
          case 1 -> DifferenceQuotient.of(v -> function.apply(x, v, z), y);
          default -> DifferenceQuotient.of(v -> function.apply(x, y, v), z);
        };
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }
}
