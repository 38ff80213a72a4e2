package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.kernel.Views;
import java.util.Arrays;
import java.util.List;

/** Moves elements between strided views: transposes, broadcasts, slices, padding, stacking. */
final class CopyStep implements Step {
  private final Cell from;
  private final int fromOffset;
  private final int[] fromStrides;
  private final Cell to;
  private final int toOffset;
  private final int[] toStrides;
  private final int[] extents;

  private CopyStep(
      Cell from,
      int fromOffset,
      int[] fromStrides,
      Cell to,
      int toOffset,
      int[] toStrides,
      int[] extents) {
    this.from = from;
    this.fromOffset = fromOffset;
    this.fromStrides = fromStrides;
    this.to = to;
    this.toOffset = toOffset;
    this.toStrides = toStrides;
    this.extents = extents;
  }

  /** All of {@code to}, row-major, from a strided view of {@code from}. */
  private static CopyStep reading(Cell from, int offset, int[] strides, Cell to) {
    return new CopyStep(
        from, offset, strides, to, 0, Offsets.strides(to.shape), ints(to.shape.extents()));
  }

  /** All of {@code from}, row-major, into a strided view of {@code to}. */
  private static CopyStep writing(Cell from, Cell to, int offset, int[] strides) {
    return new CopyStep(
        from, 0, Offsets.strides(from.shape), to, offset, strides, ints(from.shape.extents()));
  }

  static CopyStep of(NodeKind kind, Cell from, Cell to) {
    int[] strides = Offsets.strides(from.shape);
    if (kind instanceof NodeKind.Transpose k) {
      return reading(
          from, 0, k.permutation().stream().mapToInt(axis -> strides[axis]).toArray(), to);
    } else if (kind instanceof NodeKind.Expand k) {
      int[] repeated = new int[to.shape.rank()];
      for (int axis = 0; axis < strides.length; axis++) {
        repeated[k.axes().get(axis)] = from.shape.extent(axis) == 1 ? 0 : strides[axis];
      }
      return reading(from, 0, repeated, to);
    } else if (kind instanceof NodeKind.Slice k) {
      int offset = k.start() * strides[k.axis()];
      strides[k.axis()] *= k.step();
      return reading(from, offset, strides, to);
    } else if (kind instanceof NodeKind.Pad k) {
      int[] spread = Offsets.strides(to.shape);
      int offset = k.before() * spread[k.axis()];
      spread[k.axis()] *= k.between() + 1;
      return writing(from, to, offset, spread);
    }
    throw new IllegalArgumentException(kind + " does not merely move elements");
  }

  /** A part of a concatenation that starts at entry {@code start} of an axis. */
  static CopyStep part(Cell from, Cell to, int axis, int start) {
    int[] strides = Offsets.strides(to.shape);
    return writing(from, to, start * strides[axis], strides);
  }

  /** One entry of a stacked tensor. */
  static CopyStep entry(Cell stacked, Cell to, int axis, int entry) {
    int[] strides = Offsets.strides(stacked.shape);
    return reading(stacked, entry * strides[axis], without(strides, axis), to);
  }

  /** One entry of a stacked tensor, written. */
  static CopyStep store(Cell from, Cell stacked, int axis, int entry) {
    int[] strides = Offsets.strides(stacked.shape);
    return writing(from, stacked, entry * strides[axis], without(strides, axis));
  }

  private static int[] without(int[] strides, int axis) {
    int[] kept = Arrays.copyOf(strides, strides.length - 1);
    System.arraycopy(strides, axis + 1, kept, axis, kept.length - axis);
    return kept;
  }

  static int[] ints(List<Integer> list) {
    return list.stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public void forward() {
    switch (Layout.storage(to.dtype)) {
      case DOUBLE ->
          Views.copy(from.d, fromOffset, fromStrides, to.d, toOffset, toStrides, extents);
      case FLOAT -> Views.copy(from.f, fromOffset, fromStrides, to.f, toOffset, toStrides, extents);
      default -> Views.copy(from.i, fromOffset, fromStrides, to.i, toOffset, toStrides, extents);
    }
  }

  @Override
  public void reverse() {
    if (!from.active || !to.active) {
      return;
    }
    if (to.isDouble()) {
      StridedSum.add(
          to.dAdjoint, toOffset, toStrides, from.dAdjoint, fromOffset, fromStrides, extents, 0);
    } else {
      StridedSum.add(
          to.fAdjoint, toOffset, toStrides, from.fAdjoint, fromOffset, fromStrides, extents, 0);
    }
  }
}
