package dev.gradus.dsl;

import java.util.List;
import java.util.stream.IntStream;

/** Operations that only move elements. */
public sealed interface Views permits Tensor {

  /**
   * The same elements in row-major order under another shape. One extent may be -1: it is what
   * remains. Where there is a batch axis it is first, and stays first: {@code x.reshape(BATCH, -1)}
   * makes a matrix with one row per example.
   */
  default Tensor reshape(int... extents) {
    return Reshape.reshape(self(), extents);
  }

  /** All elements in one axis; behind a batch axis, those of an example. */
  default Tensor flatten() {
    return self().shape().isBatched() ? reshape(Model.BATCH, -1) : reshape(-1);
  }

  /** Result axis i is axis {@code permutation[i]}; without arguments the axes are reversed. */
  default Tensor transpose(int... permutation) {
    int rank = self().rank();
    int[] order =
        permutation.length == 0
            ? IntStream.range(0, rank).map(i -> rank - 1 - i).toArray()
            : permutation;
    List<Integer> positions =
        IntStream.of(order).map(a -> AxisCheck.axis(self(), a, "transpose")).boxed().toList();
    return self().scope().tensor(self().scope().builder().transpose(self().node(), positions));
  }

  /** The same as {@link #transpose}, as PyTorch calls it. */
  default Tensor permute(int... permutation) {
    return transpose(permutation);
  }

  /** Exchanges two axes. */
  default Tensor swapAxes(int first, int second) {
    int a = AxisCheck.axis(self(), first, "swapAxes");
    int b = AxisCheck.axis(self(), second, "swapAxes");
    return transpose(
        IntStream.range(0, self().rank()).map(i -> i == a ? b : i == b ? a : i).toArray());
  }

  /** Takes an axis out and puts it back so that it is axis {@code to} of the result. */
  default Tensor moveAxis(int from, int to) {
    return Reshape.moveAxis(self(), from, to);
  }

  /** A new axis of extent 1 that is axis {@code axis} of the result. */
  default Tensor expandDims(int axis) {
    return Reshape.expandDims(self(), axis);
  }

  /** Removes axes of extent 1: those given, or all there are. */
  default Tensor squeeze(int... axes) {
    return Reshape.squeeze(self(), axes);
  }

  /** Repeated to fill a shape, last axes aligned: only extents of 1 and missing axes can grow. */
  default Tensor broadcastTo(int... extents) {
    return Reshape.broadcastTo(self(), extents);
  }

  /**
   * Positions {@code start} to before {@code stop} of an axis; negative ones count from the end.
   */
  default Tensor slice(int axis, int start, int stop) {
    return Slicing.slice(self(), axis, Range.of(start, stop));
  }

  /** Positions {@code start}, {@code start + step}, … before {@code stop} of an axis. */
  default Tensor slice(int axis, int start, int stop, int step) {
    return Slicing.slice(self(), axis, Range.of(start, stop, step));
  }

  /** One position of an axis, which disappears. */
  default Tensor at(int axis, int index) {
    return Slicing.at(self(), axis, index);
  }

  /** One position of each of the first axes, which disappear: {@code x.get(i, j)} is x[i][j]. */
  default Tensor get(int... indices) {
    return Slicing.get(self(), IntStream.of(indices).mapToObj(Range::at).toArray(Range[]::new));
  }

  /** Ranges of the first axes; the others are taken whole. */
  default Tensor get(Range... ranges) {
    return Slicing.get(self(), ranges);
  }

  /** Zeros before and behind the elements along an axis. */
  default Tensor pad(int axis, int before, int after) {
    int position = AxisCheck.fixed(self(), axis, "pad");
    return self()
        .scope()
        .tensor(self().scope().builder().pad(self().node(), position, before, after, 0));
  }

  /** A number before and behind the elements along an axis. */
  default Tensor pad(int axis, int before, int after, double value) {
    return Slicing.pad(self(), axis, before, after, value);
  }

  /**
   * Entries of this table along axis 0: for int indices of shape (i…) and a table of shape (n, t…),
   * which has no batch axis, the result is (i…, t…). Also called embedding. An index outside 0 …
   * n-1 is an error when the model runs.
   */
  default Tensor gather(Tensor indices) {
    return Slicing.gather(self(), indices, 0);
  }

  /** Entries of this table along an axis, whose place the indices' axes take. */
  default Tensor gather(Tensor indices, int axis) {
    return Slicing.gather(self(), indices, axis);
  }

  /**
   * Of int indices: a new last axis of that extent that holds 1 at the index and 0 elsewhere (all 0
   * for an index outside), in the model's element type.
   */
  default Tensor oneHot(int extent) {
    Scope scope = self().scope();
    return scope.tensor(scope.builder().oneHot(self().node(), extent, scope.model().dtype()));
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
