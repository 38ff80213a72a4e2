package dev.gradus.dsl.tape;

/** What a scalar tape keeps: values, adjoints, and every operation in the order it was done. */
final class Recording {
  final double[] value;
  final double[] adjoint;
  final int[] code;
  final int[] a;
  final int[] b;
  final int[] c;
  int length;

  Recording(int slots, int operations) {
    value = new double[slots];
    adjoint = new double[slots];
    code = new int[operations];
    a = new int[operations];
    b = new int[operations];
    c = new int[operations];
  }
}
