package dev.gradus.dsl.tape;

/** One tensor operation on a tape. */
interface Step {
  void forward();

  /** Adds the result's adjoint, times the partial derivatives, to the adjoints of the operands. */
  void reverse();
}
