package dev.gradus.dsl.graph;

import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.DType;
import java.util.List;

/**
 * The closed set of tensor operations. Everything else (softmax, losses, layers) is a composition.
 * Shapes are given by {@link ShapeRule}; the exact meaning, to the bit, by {@code Interpreter}.
 */
public sealed interface NodeKind {

  /** Trained tensor number {@code index} of the signature. */
  record Parameter(int index, String name) implements NodeKind {}

  /** Input number {@code index} of the signature. */
  record Input(int index, String name) implements NodeKind {}

  /** A literal tensor, row-major (truth values as 0 and 1); no batch axis. */
  record Constant(Literal values, Shape shape, DType dtype) implements NodeKind {}

  /** The number of rows of the batch, as a real scalar. */
  record BatchSize(DType dtype) implements NodeKind {}

  /** A scalar operation on tensors of one shape. */
  record Elementwise(ScalarOp op) implements NodeKind {}

  /** Conversion of element type: real to real, int or truth value to real. */
  record Cast(DType to) implements NodeKind {}

  /** Reduction over axes (ascending, none twice), which disappear. */
  record Reduce(Reduction reduction, List<Integer> axes) implements NodeKind {
    public Reduce {
      axes = List.copyOf(axes);
    }
  }

  /**
   * Reductions. ARGMAX and ARGMIN take exactly one static axis and give INT: the first index of the
   * extreme.
   */
  enum Reduction {
    SUM,
    MAX,
    MIN,
    ARGMAX,
    ARGMIN
  }

  /**
   * Sum of products, as in einsum: every axis of both operands and of the result carries a label (a
   * small non-negative number); labels that the result lacks are summed over. No label occurs twice
   * in one operand; every label of an operand occurs in the other operand or in the result; every
   * label of the result occurs in an operand.
   */
  record Contract(List<Integer> left, List<Integer> right, List<Integer> result)
      implements NodeKind {
    public Contract {
      left = List.copyOf(left);
      right = List.copyOf(right);
      result = List.copyOf(result);
    }
  }

  /**
   * The same elements in row-major order under another shape; a batch axis stays first and whole.
   */
  record Reshape(Shape shape) implements NodeKind {}

  /** Result axis i is operand axis {@code permutation[i]}. */
  record Transpose(List<Integer> permutation) implements NodeKind {
    public Transpose {
      permutation = List.copyOf(permutation);
    }
  }

  /**
   * Broadcast: operand axis i becomes result axis {@code axes[i]} (ascending) and is repeated if
   * its extent is 1 and the result's is not; the other result axes are new.
   */
  record Expand(Shape shape, List<Integer> axes) implements NodeKind {
    public Expand {
      axes = List.copyOf(axes);
    }
  }

  /** Elements start, start+step, … before stop along one static axis. */
  record Slice(int axis, int start, int stop, int step) implements NodeKind {}

  /** Zeros around and between the elements along one static axis; the adjoint of Slice. */
  record Pad(int axis, int before, int after, int between) implements NodeKind {}

  /** Operands one after the other along a static axis. */
  record Concat(int axis) implements NodeKind {}

  /**
   * (table, INT indices) → table entries along axis 0 of the static table, one per index: shape
   * indices + table[1…]. An index outside 0 … extent-1 is an error when run.
   */
  record Gather() implements NodeKind {}

  /**
   * (INT indices, values) → a static table with {@code extent} entries, values added in index
   * order; adjoint of Gather.
   */
  record ScatterAdd(int extent) implements NodeKind {}

  /**
   * INT indices → reals, a new last axis of that extent: 1 at the index, else 0 (all 0 for an index
   * outside).
   */
  record OneHot(int extent, DType dtype) implements NodeKind {}

  /**
   * Repeats a closed graph {@code length} times. Arguments: initial carries, then per-step
   * operands, then constants, as the body's inputs are ordered. The body's outputs: next carries,
   * then per-step results. Step t reads entry t (length-1-t if {@code reverse}) of a per-step
   * operand along its stacking axis and writes the same entry of a per-step result. The stacking
   * axis is 0, or 1 behind a batch axis. Results are taken by {@link Pick}.
   */
  record Scan(Graph body, int length, boolean reverse, int carries, int perStep, int constants)
      implements NodeKind {}

  /** Result number {@code index} of a Scan: final carries first, then stacked per-step results. */
  record Pick(int index) implements NodeKind {}

  /**
   * A call of a differentiable method on static double scalars and vectors, which gives a double.
   *
   * @param method class and method, for messages
   * @param key names the call for {@link dev.gradus.runtime.method.ModelCalls}
   * @param active numbers of the arguments that the method is differentiated by
   */
  record Call(String method, String key, List<Integer> active) implements NodeKind {
    public Call {
      active = List.copyOf(active);
    }
  }

  /** The arguments of a call, then a cotangent → the cotangent of argument number {@code by}. */
  record CallPull(Call call, int by) implements NodeKind {}
}
