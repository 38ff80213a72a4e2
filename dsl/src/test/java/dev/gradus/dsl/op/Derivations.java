package dev.gradus.dsl.op;

import dev.gradus.runtime.Arithmetic;
import java.util.ArrayList;
import java.util.List;

/** Derivatives of operations as numbers. */
final class Derivations {
  private Derivations() {}

  static double derivative(
      Arithmetic arithmetic, boolean single, ScalarOp op, double[] point, List<Integer> by) {
    Numbers numbers = new Numbers(arithmetic, single);
    return Tangents.derivative(numbers, op, Points.boxed(point), by);
  }

  /** All sequences of so many operands to differentiate by. */
  static List<List<Integer>> of(ScalarOp op, int order) {
    List<List<Integer>> sequences = List.of(List.of());
    for (int k = 0; k < order; k++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> sequence : sequences) {
        for (int operand : Points.differentiable(op)) {
          List<Integer> extended = new ArrayList<>(sequence);
          extended.add(operand);
          longer.add(extended);
        }
      }
      sequences = longer;
    }
    return sequences;
  }
}
