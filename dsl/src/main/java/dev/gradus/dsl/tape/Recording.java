package dev.gradus.dsl.tape;

/** What a scalar tape keeps: values, adjoints, and every operation in the order it was done. */
final class Recording {
  final double[] value;
  final double[] adjoint;

  /** Four ints per operation: what was done, and the three operands. */
  final int[] operations;

  int length;

  Recording(int slots, int operations) {
    value = new double[slots];
    adjoint = new double[slots];
    this.operations = new int[4 * operations];
  }
}
