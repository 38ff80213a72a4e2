package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.Optional;

/**
 * An elementwise operation. Where choices lie behind it, a zero adjoint is not multiplied by the
 * derivative, so that the side not taken cannot poison the gradient with 0 · inf or 0 · NaN.
 */
final class MapStep implements Step {
  private final MapCode code;
  private final Cell x;
  private final Cell y;
  private final Cell z;
  private final Cell out;
  private final boolean[] wanted;
  private final Optional<Cell> apart;

  /**
   * Prepares an operation.
   *
   * @param guarded whether zero adjoints are to be kept apart
   */
  MapStep(MapCode code, List<Cell> operands, Cell out, boolean guarded) {
    this.code = code;
    this.x = operands.get(0);
    this.y = operands.get(Math.min(1, operands.size() - 1));
    this.z = operands.get(operands.size() - 1);
    this.out = out;
    wanted = wanted(code.op(), operands);
    boolean chooses = code.op().kind() == ScalarOp.Kind.SELECT;
    apart =
        guarded && !chooses && out.active
            ? Optional.of(Cell.allocate(out.dtype, out.shape, true))
            : Optional.empty();
  }

  /** Which operands a derivative flows to. */
  static boolean[] wanted(ScalarOp op, List<Cell> operands) {
    boolean[] wanted = new boolean[op.arity()];
    for (int k = 0; k < wanted.length; k++) {
      if (operands.get(k).active && op.refuses(k)) {
        throw Problem.OPERAND_NOT_DIFFERENTIABLE.exception(op.name(), op.operandNames().get(k));
      }
      wanted[k] = operands.get(k).active && op.partial(k).isPresent();
    }
    return wanted;
  }

  @Override
  public void forward() {
    if (!out.dtype.isReal()) {
      truths();
    } else if (code.op().kind() == ScalarOp.Kind.SELECT && out.isDouble()) {
      DoubleMaps.select(x.i, y.d, z.d, out.d, out.size);
    } else if (code.op().kind() == ScalarOp.Kind.SELECT) {
      FloatMaps.select(x.i, y.f, z.f, out.f, out.size);
    } else if (out.isDouble()) {
      DoubleMaps.forward(code, x.d, y.d, z.d, out.d, out.size);
    } else {
      FloatMaps.forward(code, x.f, y.f, z.f, out.f, out.size);
    }
  }

  private void truths() {
    for (int k = 0; k < out.size; k++) {
      out.i[k] = (int) code.value().apply(x.get(k), y.get(k), z.get(k));
    }
  }

  @Override
  public void reverse() {
    if (!out.active) {
      return;
    }
    for (int k = 0; k < wanted.length; k++) {
      if (wanted[k]) {
        reverse(k, k == 0 ? x : k == 1 ? y : z);
      }
    }
  }

  private void reverse(int k, Cell operand) {
    if (apart.isEmpty()) {
      reverse(k, operand.dAdjoint, operand.fAdjoint);
      return;
    }
    Cell c = apart.get();
    c.clearAdjoint();
    reverse(k, c.dAdjoint, c.fAdjoint);
    if (out.isDouble()) {
      DoubleMaps.addWhereNotZero(out.dAdjoint, c.dAdjoint, operand.dAdjoint, out.size);
    } else {
      FloatMaps.addWhereNotZero(out.fAdjoint, c.fAdjoint, operand.fAdjoint, out.size);
    }
  }

  private void reverse(int k, double[] doubles, float[] floats) {
    int n = out.size;
    if (code.op().kind() == ScalarOp.Kind.SELECT && out.isDouble()) {
      DoubleMaps.reverseSelect(x.i, 2 - k, out.dAdjoint, doubles, n);
    } else if (code.op().kind() == ScalarOp.Kind.SELECT) {
      FloatMaps.reverseSelect(x.i, 2 - k, out.fAdjoint, floats, n);
    } else if (out.isDouble()) {
      DoubleMaps.reverse(code, k, x.d, y.d, z.d, out.d, out.dAdjoint, doubles, n);
    } else {
      FloatMaps.reverse(code, k, x.f, y.f, z.f, out.f, out.fAdjoint, floats, n);
    }
  }
}
