package dev.gradus.dsl.tape;

/** Conversion of element type. */
record CastStep(Cell from, Cell to) implements Step {
  @Override
  public void forward() {
    for (int k = 0; k < to.size; k++) {
      to.set(k, from.get(k));
    }
  }

  @Override
  public void reverse() {
    if (!from.active || !to.active) {
      return;
    }
    for (int k = 0; k < to.size; k++) {
      if (from.isDouble()) {
        from.dAdjoint[k] += to.fAdjoint[k];
      } else {
        from.fAdjoint[k] += (float) to.dAdjoint[k];
      }
    }
  }
}
