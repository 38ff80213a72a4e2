package dev.gradus.dsl;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Problem;
import java.util.Arrays;
import java.util.List;

/** Operations on several tensors; made for static import. */
public final class Tensors {
  private Tensors() {}

  /** Any scalar operation of the catalogue, its operands broadcast. */
  public static Tensor apply(ScalarOp op, Tensor... operands) {
    return Apply.op(op, operands);
  }

  /**
   * {@code then} where the condition holds, else {@code otherwise}; all three broadcast. The
   * gradient flows into the chosen one only, whatever the other would give.
   */
  public static Tensor select(Tensor condition, Tensor then, Tensor otherwise) {
    return Apply.op(SelectionOps.SELECT, condition, then, otherwise);
  }

  /** {@link #select(Tensor, Tensor, Tensor)} with a number. */
  public static Tensor select(Tensor condition, Tensor then, double otherwise) {
    return select(condition, then, then.constant(otherwise));
  }

  /** {@link #select(Tensor, Tensor, Tensor)} with a number. */
  public static Tensor select(Tensor condition, double then, Tensor otherwise) {
    return select(condition, otherwise.constant(then), otherwise);
  }

  /** The same as {@link #select(Tensor, Tensor, Tensor)}, as NumPy calls it. */
  public static Tensor where(Tensor condition, Tensor then, Tensor otherwise) {
    return select(condition, then, otherwise);
  }

  /** Tensors one after the other along an axis; their other extents are equal. */
  public static Tensor concat(int axis, Tensor... parts) {
    requireSome("concat", parts);
    int position = AxisCheck.fixed(parts[0], axis, "concat");
    Scope scope = Scope.common(parts);
    return scope.tensor(
        scope.builder().concat(position, Arrays.stream(parts).map(scope::enter).toList()));
  }

  /** Tensors of one shape along a new axis, which is axis {@code axis} of the result. */
  public static Tensor stack(int axis, Tensor... parts) {
    requireSome("stack", parts);
    int position = axis < 0 ? axis + parts[0].rank() + 1 : axis;
    return concat(
        position, Arrays.stream(parts).map(t -> t.expandDims(position)).toArray(Tensor[]::new));
  }

  /**
   * Sum of products by Einstein's convention: {@code einsum("bi,ij->bj", x, w)}. Letters label
   * axes; what the result lacks is summed over; a letter twice in one operand takes the diagonal;
   * {@code ...} stands for leading axes, which broadcast; without an arrow the letters that occur
   * once remain, in alphabetic order. Several operands are multiplied from left to right.
   */
  public static Tensor einsum(String specification, Tensor... operands) {
    requireSome("einsum", operands);
    return Einsum.evaluate(specification, List.of(operands));
  }

  private static void requireSome(String operation, Tensor... operands) {
    if (operands.length == 0) {
      throw Problem.NO_OPERANDS.exception(operation, UserLine.here());
    }
  }
}
