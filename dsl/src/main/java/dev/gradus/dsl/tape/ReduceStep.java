package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.runtime.kernel.Partials;
import dev.gradus.runtime.kernel.Reductions;
import java.util.List;

/** A reduction; over neighbouring axes by the kernels of {@link Reductions}. */
final class ReduceStep implements Step {
  private final NodeKind.Reduction reduction;
  private final boolean interleaved;
  private final Cell from;
  private final Cell to;
  private final int[] kept;
  private final int[] reduced;
  private final boolean neighbours;
  private final int outer;
  private final int inner;
  private final int[] fromStrides;
  private final int[] toStrides;
  private final int[] extents;

  ReduceStep(NodeKind.Reduce kind, boolean interleaved, Cell from, Cell to) {
    this.reduction = kind.reduction();
    this.interleaved = interleaved;
    this.from = from;
    this.to = to;
    List<Integer> axes = kind.axes();
    int first = axes.get(0);
    int last = axes.get(axes.size() - 1);
    neighbours = last - first == axes.size() - 1;
    outer = product(from.shape.extents().subList(0, first));
    inner = product(from.shape.extents().subList(last + 1, from.shape.rank()));
    kept = Offsets.across(from.shape, axes);
    reduced = Offsets.along(from.shape, axes);
    fromStrides = Offsets.strides(from.shape);
    toStrides = new int[from.shape.rank()];
    int[] strides = Offsets.strides(to.shape);
    for (int axis = 0, next = 0; axis < toStrides.length; axis++) {
      toStrides[axis] = axes.contains(axis) ? 0 : strides[next++];
    }
    extents = CopyStep.ints(from.shape.extents());
  }

  private static int product(List<Integer> extents) {
    return extents.stream().reduce(1, (a, b) -> a * b);
  }

  @Override
  public void forward() {
    boolean position =
        reduction == NodeKind.Reduction.ARGMAX || reduction == NodeKind.Reduction.ARGMIN;
    if (!neighbours && !position) {
      scattered();
    } else if (from.isDouble()) {
      doubles();
    } else {
      floats();
    }
  }

  private void doubles() {
    int r = reduced.length;
    switch (reduction) {
      case SUM -> {
        if (interleaved) {
          Reductions.sumInterleaved(from.d, 0, outer, r, to.d, 0, false);
        } else {
          Reductions.sum(from.d, 0, outer, r, inner, to.d, 0, false);
        }
      }
      case MAX -> Reductions.max(from.d, 0, outer, r, inner, to.d, 0);
      case MIN -> Reductions.min(from.d, 0, outer, r, inner, to.d, 0);
      case ARGMAX -> Reductions.argmax(from.d, 0, outer, r, inner, to.i, 0);
      case ARGMIN -> Reductions.argmin(from.d, 0, outer, r, inner, to.i, 0);
    }
  }

  private void floats() {
    int r = reduced.length;
    switch (reduction) {
      case SUM -> {
        if (interleaved) {
          Reductions.sumInterleaved(from.f, 0, outer, r, to.f, 0, false);
        } else {
          Reductions.sum(from.f, 0, outer, r, inner, to.f, 0, false);
        }
      }
      case MAX -> Reductions.max(from.f, 0, outer, r, inner, to.f, 0);
      case MIN -> Reductions.min(from.f, 0, outer, r, inner, to.f, 0);
      case ARGMAX -> Reductions.argmax(from.f, 0, outer, r, inner, to.i, 0);
      case ARGMIN -> Reductions.argmin(from.f, 0, outer, r, inner, to.i, 0);
    }
  }

  /** Axes apart from one another: element by element. */
  private void scattered() {
    double[] p =
        new double[interleaved ? (from.isDouble() ? Partials.DOUBLES : Partials.FLOATS) : 1];
    for (int i = 0; i < kept.length; i++) {
      if (reduction == NodeKind.Reduction.SUM) {
        to.set(i, from.isDouble() ? sumOfDoubles(kept[i], p) : sumOfFloats(kept[i], p));
      } else {
        to.set(i, extreme(kept[i]));
      }
    }
  }

  private double extreme(int start) {
    boolean largest = reduction == NodeKind.Reduction.MAX;
    double best = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int offset : reduced) {
      double x = from.get(start + offset);
      best = largest ? Math.max(best, x) : Math.min(best, x);
    }
    return best;
  }

  private double sumOfDoubles(int start, double[] p) {
    java.util.Arrays.fill(p, 0.0);
    for (int r = 0; r < reduced.length; r++) {
      p[r & (p.length - 1)] += from.d[start + reduced[r]];
    }
    for (int h = p.length / 2; h >= 1; h /= 2) {
      for (int j = 0; j < h; j++) {
        p[j] += p[j + h];
      }
    }
    return p[0];
  }

  private double sumOfFloats(int start, double[] p) {
    java.util.Arrays.fill(p, 0.0);
    for (int r = 0; r < reduced.length; r++) {
      int j = r & (p.length - 1);
      p[j] = (float) p[j] + from.f[start + reduced[r]];
    }
    for (int h = p.length / 2; h >= 1; h /= 2) {
      for (int j = 0; j < h; j++) {
        p[j] = (float) p[j] + (float) p[j + h];
      }
    }
    return p[0];
  }

  @Override
  public void reverse() {
    if (!from.active || !to.active) {
      return;
    }
    if (reduction != NodeKind.Reduction.SUM) {
      shared();
    } else if (from.isDouble()) {
      StridedSum.add(to.dAdjoint, 0, toStrides, from.dAdjoint, 0, fromStrides, extents, 0);
    } else {
      StridedSum.add(to.fAdjoint, 0, toStrides, from.fAdjoint, 0, fromStrides, extents, 0);
    }
  }

  /** All elements equal to the extreme share its adjoint evenly. */
  private void shared() {
    for (int i = 0; i < kept.length; i++) {
      double best = to.get(i);
      int ties = 0;
      for (int offset : reduced) {
        ties += from.get(kept[i] + offset) == best ? 1 : 0;
      }
      for (int offset : reduced) {
        int at = kept[i] + offset;
        if (from.get(at) == best && from.isDouble()) {
          from.dAdjoint[at] += to.dAdjoint[i] / ties;
        } else if (from.get(at) == best) {
          from.fAdjoint[at] += to.fAdjoint[i] / ties;
        }
      }
    }
  }
}
