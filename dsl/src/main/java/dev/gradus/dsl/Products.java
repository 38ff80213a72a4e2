package dev.gradus.dsl;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The named products, as sums of products over labelled axes. */
final class Products {
  private static final int ROW = 1000;
  private static final int INNER = 1001;
  private static final int COLUMN = 1002;

  private Products() {}

  static Tensor dot(Tensor a, Tensor b) {
    if (a.rank() == 0 || b.rank() == 0) {
      return a.times(b);
    }
    List<Integer> left = labels(0, a.rank() - 1);
    List<Integer> right = labels(a.rank(), a.rank() + b.rank() - 1);
    List<Integer> result = new ArrayList<>(left);
    result.addAll(right);
    left.add(INNER);
    right.add(Math.max(0, b.rank() - 2), INNER);
    return contract("dot", a, left, b, right, result);
  }

  static Tensor matmul(Tensor a, Tensor b) {
    if (a.rank() == 0 || b.rank() == 0) {
      throw mismatch("matmul", a, b);
    }
    List<Integer> left = leading(a.rank() - 2);
    List<Integer> right = leading(b.rank() - 2);
    List<Integer> result = new ArrayList<>(left.size() > right.size() ? left : right);
    if (a.rank() > 1) {
      left.add(ROW);
      result.add(ROW);
    }
    left.add(INNER);
    right.add(INNER);
    if (b.rank() > 1) {
      right.add(COLUMN);
      result.add(COLUMN);
    }
    return contract("matmul", a, left, b, right, result);
  }

  static Tensor matvec(Tensor a, Tensor b) {
    if (a.rank() < 2 || b.rank() == 0) {
      throw mismatch("matvec", a, b);
    }
    List<Integer> left = leading(a.rank() - 2);
    List<Integer> right = leading(b.rank() - 1);
    List<Integer> result = new ArrayList<>(left.size() > right.size() ? left : right);
    left.add(ROW);
    left.add(INNER);
    right.add(INNER);
    result.add(ROW);
    return contract("matvec", a, left, b, right, result);
  }

  static Tensor outer(Tensor a, Tensor b) {
    List<Integer> left = labels(0, a.rank());
    List<Integer> right = labels(a.rank(), a.rank() + b.rank());
    return contract("outer", a, left, b, right, labels(0, a.rank() + b.rank()));
  }

  /** The sum of products with broadcasting of extents 1. */
  private static Tensor contract(
      String operation,
      Tensor a,
      List<Integer> left,
      Tensor b,
      List<Integer> right,
      List<Integer> result) {
    return Labelled.of(a, left, operation)
        .times(Labelled.of(b, right, operation), result)
        .arranged(result);
  }

  /** Labels of leading axes, aligned at the end: the last one is always 0. */
  private static List<Integer> leading(int rank) {
    return new ArrayList<>(
        IntStream.range(0, Math.max(0, rank)).map(i -> rank - 1 - i).boxed().toList());
  }

  private static List<Integer> labels(int from, int to) {
    return new ArrayList<>(IntStream.range(from, to).boxed().toList());
  }

  private static RuntimeException mismatch(String operation, Tensor a, Tensor b) {
    return Problem.SHAPE_MISMATCH.exception(
        operation,
        a.shape() + " and " + b.shape(),
        UserLine.here(),
        "it needs matrices or vectors");
  }
}
