package dev.gradus.compiler.oracle;

/** A sum that knows how large its terms were, to judge what is left of their difference. */
final class Sum {
  private double value;
  private double size;

  void add(double term) {
    value += term;
    size += Math.abs(term);
  }

  void addProducts(double[] a, double[] b) {
    for (int i = 0; i < a.length; i++) {
      add(a[i] * b[i]);
    }
  }

  double value() {
    return value;
  }

  double size() {
    return size;
  }
}
