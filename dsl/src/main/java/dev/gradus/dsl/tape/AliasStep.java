package dev.gradus.dsl.tape;

/** The same elements under another shape: shares the arrays, adjoints too. */
record AliasStep(Cell from, Cell to) implements Step {
  @Override
  public void forward() {
    to.d = from.d;
    to.f = from.f;
    to.i = from.i;
    to.dAdjoint = from.dAdjoint;
    to.fAdjoint = from.fAdjoint;
  }

  @Override
  public void reverse() {
    // The adjoint has been gathered where it belongs.
  }
}
