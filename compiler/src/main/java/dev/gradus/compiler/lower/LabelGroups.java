package dev.gradus.compiler.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * The labels of a contraction by role: {@code shared} stand in both operands and the result, {@code
 * rows} in the left one and the result, {@code columns} in the right one and the result, {@code
 * summed} in both operands only.
 */
record LabelGroups(
    Einsum einsum,
    List<Integer> shared,
    List<Integer> rows,
    List<Integer> columns,
    List<Integer> summed) {

  static LabelGroups of(Einsum e) {
    List<Integer> shared = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (int label : e.result()) {
      boolean left = e.left().contains(label);
      boolean right = e.right().contains(label);
      (left && right ? shared : left ? rows : columns).add(label);
    }
    return new LabelGroups(e, shared, rows, columns, e.summed());
  }

  /** The same contraction with the operands exchanged; the order of summation stays. */
  LabelGroups swapped() {
    Einsum s =
        new Einsum(
            einsum.right(), einsum.left(), einsum.result(), einsum.summed(), einsum.extents());
    return new LabelGroups(s, shared, columns, rows, summed);
  }

  int size(List<Integer> group) {
    return einsum.size(group);
  }

  /**
   * Distance between neighbours if a group of labels runs through a tensor (with labels {@code
   * tensor}, row-major) in equal steps; 0 for a group of one element.
   */
  OptionalInt stride(List<Integer> tensor, List<Integer> group) {
    int[] own = RowShape.strides(einsum.extentsOf(tensor));
    int stride = 0;
    int expected = 0;
    for (int i = group.size() - 1; i >= 0; i--) {
      int extent = einsum.extents().get(group.get(i));
      if (extent == 1) {
        continue;
      }
      int here = own[tensor.indexOf(group.get(i))];
      if (stride == 0) {
        stride = here;
      } else if (here != expected) {
        return OptionalInt.empty();
      }
      expected = here * extent;
    }
    return OptionalInt.of(stride);
  }

  /** Strides of three groups, or nothing if one of them does not run in equal steps. */
  boolean runs(List<Integer> tensor, List<List<Integer>> groups) {
    return groups.stream().allMatch(g -> stride(tensor, g).isPresent());
  }

  /** How to read a tensor so that its labels come in another order. */
  Strided reading(List<Integer> tensor, List<Integer> order) {
    int[] own = RowShape.strides(einsum.extentsOf(tensor));
    int[] strides = order.stream().mapToInt(label -> own[tensor.indexOf(label)]).toArray();
    return new Strided(einsum.extentsOf(order), 0, strides);
  }

  @SafeVarargs
  static List<Integer> concat(List<Integer>... groups) {
    List<Integer> all = new ArrayList<>();
    for (List<Integer> g : groups) {
      all.addAll(g);
    }
    return all;
  }
}
