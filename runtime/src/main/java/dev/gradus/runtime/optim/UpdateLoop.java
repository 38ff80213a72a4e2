package dev.gradus.runtime.optim;

import java.util.Arrays;

/**
 * Runs an {@link UpdateFormula} over arrays, block by block and operation by operation, so that
 * every operation is a loop over whole blocks. Bit-equal to a fused update. Holds scratch arrays:
 * one loop belongs to one thread. Applying allocates nothing.
 */
public final class UpdateLoop {
  /** Elements per block: a formula's blocks together stay in the first-level cache. */
  private static final int BLOCK = 256;

  private final UpdateFormula formula;
  private final UpdateFormula.Op[] ops;
  private final int[] left;
  private final int[] right;
  private final int[] addend;
  private final int[] newStates;
  private double[][] doubles = {};
  private float[][] floats = {};

  public UpdateLoop(UpdateFormula formula) {
    this.formula = formula;
    int n = formula.steps().size();
    ops = new UpdateFormula.Op[n];
    left = new int[n];
    right = new int[n];
    addend = new int[n];
    for (int i = 0; i < n; i++) {
      UpdateFormula.Step step = formula.steps().get(i);
      ops[i] = step.op();
      left[i] = step.left();
      right[i] = step.right();
      addend[i] = step.addend();
    }
    newStates = formula.newStates().stream().mapToInt(Integer::intValue).toArray();
  }

  /** The formula that this loop runs. */
  public UpdateFormula formula() {
    return formula;
  }

  /**
   * Updates one parameter and its states in place.
   *
   * @param w the parameter
   * @param g its gradient, as long as w
   * @param states its states, each as long as w
   * @param hyper the hyperparameters of this step
   */
  public void apply(double[] w, double[] g, double[][] states, double[] hyper) {
    if (doubles.length == 0) {
      doubles = new double[formula.slots()][BLOCK];
    }
    for (int h = 0; h < formula.hypers(); h++) {
      Arrays.fill(doubles[formula.firstHyper() + h], 0, Math.min(BLOCK, w.length), hyper[h]);
    }
    for (int begin = 0; begin < w.length; begin += BLOCK) {
      int n = Math.min(BLOCK, w.length - begin);
      System.arraycopy(w, begin, doubles[0], 0, n);
      System.arraycopy(g, begin, doubles[1], 0, n);
      for (int s = 0; s < newStates.length; s++) {
        System.arraycopy(states[s], begin, doubles[2 + s], 0, n);
      }
      for (int i = 0; i < ops.length; i++) {
        double[] out = doubles[formula.firstStep() + i];
        DoubleBlocks.apply(ops[i], doubles[left[i]], doubles[right[i]], doubles[addend[i]], out, n);
      }
      System.arraycopy(doubles[formula.newParameter()], 0, w, begin, n);
      for (int s = 0; s < newStates.length; s++) {
        System.arraycopy(doubles[newStates[s]], 0, states[s], begin, n);
      }
    }
  }

  /** The same in float; hyperparameters are rounded to float first. */
  public void apply(float[] w, float[] g, float[][] states, double[] hyper) {
    if (floats.length == 0) {
      floats = new float[formula.slots()][BLOCK];
    }
    for (int h = 0; h < formula.hypers(); h++) {
      Arrays.fill(floats[formula.firstHyper() + h], 0, Math.min(BLOCK, w.length), (float) hyper[h]);
    }
    for (int begin = 0; begin < w.length; begin += BLOCK) {
      int n = Math.min(BLOCK, w.length - begin);
      System.arraycopy(w, begin, floats[0], 0, n);
      System.arraycopy(g, begin, floats[1], 0, n);
      for (int s = 0; s < newStates.length; s++) {
        System.arraycopy(states[s], begin, floats[2 + s], 0, n);
      }
      for (int i = 0; i < ops.length; i++) {
        float[] out = floats[formula.firstStep() + i];
        FloatBlocks.apply(ops[i], floats[left[i]], floats[right[i]], floats[addend[i]], out, n);
      }
      System.arraycopy(floats[formula.newParameter()], 0, w, begin, n);
      for (int s = 0; s < newStates.length; s++) {
        System.arraycopy(floats[newStates[s]], 0, states[s], begin, n);
      }
    }
  }
}
