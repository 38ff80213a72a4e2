package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.runtime.kernel.Blocks;
import dev.gradus.runtime.kernel.Partials;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A sum of products; its adjoints are sums of products too. */
final class ContractStep implements Step {
  private final Cell left;
  private final Cell right;
  private final Cell to;
  private final boolean interleaved;
  private final Product forward;
  private final Product toLeft;
  private final Product toRight;
  private final int[] leftStart;
  private final int[] rightStart;
  private final int length;
  private final double[] doublePartials = new double[Partials.DOUBLES];
  private final float[] floatPartials = new float[Partials.FLOATS];

  ContractStep(
      NodeKind.Contract k, boolean strict, boolean interleaved, Cell left, Cell right, Cell to) {
    this.left = left;
    this.right = right;
    this.to = to;
    this.interleaved = interleaved;
    forward = new Product(strict, k, left.shape, right.shape, to.shape);
    NodeKind.Contract byRight = new NodeKind.Contract(k.result(), k.right(), k.left());
    toLeft = new Product(false, byRight, to.shape, right.shape, left.shape);
    NodeKind.Contract byLeft = new NodeKind.Contract(k.left(), k.result(), k.right());
    toRight = new Product(false, byLeft, left.shape, to.shape, right.shape);
    leftStart = Offsets.labelled(k.left(), left.shape, k.result(), to.shape.extents());
    rightStart = Offsets.labelled(k.right(), right.shape, k.result(), to.shape.extents());
    List<Integer> summed = new ArrayList<>(k.left());
    summed.removeAll(k.result());
    length = Matrices.extent(k.left(), left.shape, summed);
  }

  @Override
  public void forward() {
    if (interleaved && to.isDouble()) {
      for (int i = 0; i < to.size; i++) {
        Arrays.fill(doublePartials, 0.0);
        Blocks.dot(left.d, leftStart[i], right.d, rightStart[i], length, doublePartials, 0);
        to.d[i] = Partials.total(doublePartials);
      }
    } else if (interleaved) {
      for (int i = 0; i < to.size; i++) {
        Arrays.fill(floatPartials, 0.0f);
        Blocks.dot(left.f, leftStart[i], right.f, rightStart[i], length, floatPartials, 0);
        to.f[i] = Partials.total(floatPartials);
      }
    } else if (to.isDouble()) {
      forward.run(left.d, right.d, to.d, false);
    } else {
      forward.run(left.f, right.f, to.f, false);
    }
  }

  @Override
  public void reverse() {
    if (left.active && to.isDouble()) {
      toLeft.run(to.dAdjoint, right.d, left.dAdjoint, true);
    } else if (left.active) {
      toLeft.run(to.fAdjoint, right.f, left.fAdjoint, true);
    }
    if (right.active && to.isDouble()) {
      toRight.run(left.d, to.dAdjoint, right.dAdjoint, true);
    } else if (right.active) {
      toRight.run(left.f, to.fAdjoint, right.fAdjoint, true);
    }
  }
}
