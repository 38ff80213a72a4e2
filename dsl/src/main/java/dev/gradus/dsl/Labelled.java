package dev.gradus.dsl;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A tensor whose axes carry labels, none twice: axes of equal labels belong together in products,
 * as in Einstein's summation convention.
 */
record Labelled(Tensor tensor, List<Integer> labels, String operation) {
  Labelled {
    labels = List.copyOf(labels);
  }

  /** Takes the diagonal where a label occurs on two axes. */
  static Labelled of(Tensor x, List<Integer> labels, String operation) {
    Tensor tensor = x;
    List<Integer> names = new ArrayList<>(labels);
    for (int second = 1; second < names.size(); second++) {
      int first = names.indexOf(names.get(second));
      if (first < second) {
        tensor = diagonal(tensor, first, second, operation);
        int label = names.remove(second);
        names.remove(first);
        names.add(label);
        second = 0;
      }
    }
    return new Labelled(tensor, names, operation);
  }

  /** Replaces two axes of one extent by their diagonal, which comes last. */
  private static Tensor diagonal(Tensor x, int first, int second, String operation) {
    int n = x.shape().extent(first);
    if (x.shape().extent(second) != n) {
      throw Problem.SHAPE_MISMATCH.exception(
          operation, x.shape(), UserLine.here(), "a diagonal needs axes of one extent");
    }
    Tensor square = x.moveAxis(second, -1).moveAxis(first, -1);
    boolean batchInside = square.shape().batchAxis() > 0;
    int batch = square.shape().batchAxis();
    square = batchInside ? square.moveAxis(batch, 0) : square;
    List<Integer> extents = new ArrayList<>(square.shape().extents());
    extents.remove(extents.size() - 1);
    extents.set(extents.size() - 1, n * n);
    int[] joined = extents.stream().mapToInt(Integer::intValue).toArray();
    Tensor line = square.reshape(joined).slice(-1, 0, n * n, n + 1);
    return batchInside ? line.moveAxis(0, batch) : line;
  }

  /**
   * Product with another, summed over the labels that {@code kept} lacks. Extents of 1 broadcast.
   */
  Labelled times(Labelled other, List<Integer> kept) {
    Labelled a = this.withoutOnes(other);
    Labelled b = other.withoutOnes(this);
    checkExtents(b, a);
    Labelled left = a.summed(l -> !b.labels.contains(l) && !kept.contains(l));
    Labelled right = b.summed(l -> !a.labels.contains(l) && !kept.contains(l));
    List<Integer> result = new ArrayList<>();
    for (int label : kept) {
      if (left.labels.contains(label) || right.labels.contains(label)) {
        result.add(label);
      }
    }
    boolean sums = left.labels.stream().anyMatch(l -> !kept.contains(l));
    return sums ? left.contracted(right, result) : left.multiplied(right, result);
  }

  /** Drops axes of extent 1 that the other has with a larger extent. */
  private Labelled withoutOnes(Labelled other) {
    List<Integer> gone = new ArrayList<>();
    List<Integer> names = new ArrayList<>();
    for (int axis = 0; axis < labels.size(); axis++) {
      int partner = other.labels.indexOf(labels.get(axis));
      boolean one = tensor.shape().extent(axis) == 1;
      if (one && partner >= 0 && other.tensor.shape().extent(partner) != 1) {
        gone.add(axis);
      } else {
        names.add(labels.get(axis));
      }
    }
    return gone.isEmpty() ? this : new Labelled(Reshape.drop(tensor, gone), names, operation);
  }

  private void checkExtents(Labelled b, Labelled a) {
    for (int axis = 0; axis < a.labels.size(); axis++) {
      int partner = b.labels.indexOf(a.labels.get(axis));
      int extent = a.tensor.shape().extent(axis);
      if (partner >= 0 && b.tensor.shape().extent(partner) != extent) {
        String pair = Shape.of(extent, b.tensor.shape().extent(partner)).toString();
        throw Problem.SHAPE_MISMATCH.exception(
            operation,
            a.tensor.shape() + " and " + b.tensor.shape(),
            UserLine.here(),
            "the extents " + pair + " of axes multiplied together differ");
      }
    }
  }

  /** Summed over the labels that satisfy a condition. */
  Labelled summed(IntPredicate gone) {
    List<Integer> axes = new ArrayList<>();
    List<Integer> names = new ArrayList<>();
    for (int axis = 0; axis < labels.size(); axis++) {
      if (gone.test(labels.get(axis))) {
        axes.add(axis);
      } else {
        names.add(labels.get(axis));
      }
    }
    return axes.isEmpty()
        ? this
        : new Labelled(tensor.sum(new Axes(axes, false)), names, operation);
  }

  private Labelled contracted(Labelled other, List<Integer> result) {
    List<Integer> all = new ArrayList<>(labels);
    other.labels.stream().filter(l -> !labels.contains(l)).forEach(all::add);
    Scope scope = Scope.common(tensor, other.tensor);
    Node product =
        scope
            .builder()
            .contract(
                scope.enter(tensor),
                scope.enter(other.tensor),
                labels.stream().map(all::indexOf).toList(),
                other.labels.stream().map(all::indexOf).toList(),
                result.stream().map(all::indexOf).toList());
    return new Labelled(scope.tensor(product), result, operation);
  }

  /** Nothing is summed: an elementwise product of broadcast operands. */
  private Labelled multiplied(Labelled other, List<Integer> result) {
    Tensor product = spread(result).times(other.spread(result));
    return new Labelled(product, result, operation);
  }

  /** The axes in the order of {@code result}, with extent 1 for labels this one lacks. */
  private Tensor spread(List<Integer> result) {
    List<Integer> own = result.stream().filter(labels::contains).toList();
    Tensor spread = arranged(own);
    for (int axis = 0; axis < result.size(); axis++) {
      if (!labels.contains(result.get(axis))) {
        spread = spread.expandDims(axis);
      }
    }
    return spread;
  }

  /** The tensor with its axes in that order of labels. */
  Tensor arranged(List<Integer> order) {
    return tensor.transpose(order.stream().mapToInt(labels::indexOf).toArray());
  }
}
