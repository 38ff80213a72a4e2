package dev.gradus.dsl;

/** Products of tensors summed over shared axes. */
public sealed interface Contractions permits Tensor {

  /**
   * Sum of products over the last axis of this and the last but one axis of the other (its only one
   * if it is a vector): vectors (n)·(n) → (), matrix and vector (m, n)·(n) → (m), matrices (m,
   * n)·(n, k) → (m, k), higher ranks (a…, n)·(b…, n, k) → (a…, b…, k). With a scalar it is
   * multiplication.
   */
  default Tensor dot(Tensor other) {
    return Products.dot(self(), other);
  }

  /**
   * Matrix product of the last two axes, (…, m, n)·(…, n, k) → (…, m, k); the leading axes
   * broadcast. A vector counts as a row on the left, as a column on the right, and loses that axis.
   */
  default Tensor matmul(Tensor other) {
    return Products.matmul(self(), other);
  }

  /** Matrix times vector, (…, m, n)·(…, n) → (…, m); the leading axes broadcast. */
  default Tensor matvec(Tensor vector) {
    return Products.matvec(self(), vector);
  }

  /** All products of elements of two tensors, (a…) and (b…) → (a…, b…). */
  default Tensor outer(Tensor other) {
    return Products.outer(self(), other);
  }

  private Tensor self() {
    return (Tensor) this;
  }
}
