package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Problem;
import java.util.List;
import java.util.stream.IntStream;

/** An elementwise operation. */
final class MapStep implements Step {
  private final MapCode code;
  private final Cell x;
  private final Cell y;
  private final Cell z;
  private final Cell out;
  private final boolean[] wanted;

  private MapStep(MapCode code, List<Cell> operands, Cell out, boolean[] wanted) {
    this.code = code;
    this.x = operands.get(0);
    this.y = operands.get(Math.min(1, operands.size() - 1));
    this.z = operands.get(operands.size() - 1);
    this.out = out;
    this.wanted = wanted;
  }

  static MapStep of(
      ScalarOp op, Arithmetic arithmetic, boolean single, List<Cell> operands, Cell out) {
    boolean[] wanted = wanted(op, operands);
    List<Boolean> active = IntStream.range(0, op.arity()).mapToObj(k -> wanted[k]).toList();
    return new MapStep(MapCode.of(op, arithmetic, single, active), operands, out, wanted);
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
    int n = out.size;
    if (code.op().kind() == ScalarOp.Kind.SELECT && out.isDouble()) {
      DoubleMaps.reverseSelect(x.i, 2 - k, out.dAdjoint, operand.dAdjoint, n);
    } else if (code.op().kind() == ScalarOp.Kind.SELECT) {
      FloatMaps.reverseSelect(x.i, 2 - k, out.fAdjoint, operand.fAdjoint, n);
    } else if (out.isDouble()) {
      DoubleMaps.reverse(code, k, x.d, y.d, z.d, out.d, out.dAdjoint, operand.dAdjoint, n);
    } else {
      FloatMaps.reverse(code, k, x.f, y.f, z.f, out.f, out.fAdjoint, operand.fAdjoint, n);
    }
  }
}
