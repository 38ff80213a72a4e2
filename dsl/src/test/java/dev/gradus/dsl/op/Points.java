package dev.gradus.dsl.op;

import dev.gradus.dsl.op.ScalarOp.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Operands to try an operation with. */
final class Points {
  private Points() {}

  /** Whether derivatives by this operand mean anything. */
  static boolean real(ScalarOp op, int operand) {
    return op.kind() == Kind.REAL || (op.kind() == Kind.SELECT && operand > 0);
  }

  /** Operands by which the operation can be differentiated. */
  static List<Integer> differentiable(ScalarOp op) {
    return IntStream.range(0, op.arity())
        .filter(i -> real(op, i) && !op.refuses(i))
        .filter(i -> op != SelectionOps.STOP_GRADIENT)
        .boxed()
        .toList();
  }

  /** Seeded points of the interior; floats, so that every type can hold them. */
  static List<double[]> interior(ScalarOp op, int count) {
    SplittableRandom random = new SplittableRandom(op.name().hashCode());
    return IntStream.range(0, count)
        .mapToObj(
            k ->
                IntStream.range(0, op.arity())
                    .mapToDouble(i -> operand(op, i, random.nextDouble()))
                    .toArray())
        .toList();
  }

  private static double operand(ScalarOp op, int i, double t) {
    if (op.kind() == Kind.LOGIC || (op.kind() == Kind.SELECT && i == 0)) {
      return Math.rint(t);
    }
    double x = op.interior(i).at(t);
    return op.refuses(i) ? Math.rint(x) : (float) x;
  }

  static List<Double> boxed(double[] operands) {
    return Arrays.stream(operands).boxed().toList();
  }

  static double[] with(double[] operands, int index, double value) {
    double[] changed = operands.clone();
    changed[index] = value;
    return changed;
  }
}
