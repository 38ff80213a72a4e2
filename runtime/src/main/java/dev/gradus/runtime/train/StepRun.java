package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Optimizer;

/**
 * Steps in one call of the kernel, which can be undone: parameters and states are copied before.
 * For models that are small beside the work of copying them; those of large ones go step by step,
 * where a call costs nothing to speak of.
 */
final class StepRun {
  /** Steps of a run at most. */
  static final int MOST = 512;

  private static final int MOST_NUMBERS = 4096;

  private final Workspace workspace;
  private final boolean isDouble;
  private final int parameters;
  private final double[][] doubles;
  private final float[][] floats;
  private final double[] values;

  /** Makes room for runs of so many steps, or of one alone where the model is too large. */
  StepRun(Workspace workspace, int most) {
    this.workspace = workspace;
    Signature signature = workspace.layout().signature();
    isDouble = signature.dtype() == DType.DOUBLE;
    parameters = signature.parameters().size();
    long size = signature.parameters().stream().mapToLong(Signature.Parameter::size).sum();
    boolean small = size * (1 + workspace.layout().states()) <= MOST_NUMBERS;
    values = new double[small ? most : 1];
    int tables = values.length > 1 ? parameters * (2 + workspace.layout().states()) : 0;
    doubles = new double[isDouble ? tables : 0][];
    floats = new float[isDouble ? 0 : tables][];
    for (int i = 0; i < tables; i++) {
      if (isDouble) {
        doubles[i] = workspace.doubles[i].clone();
      } else {
        floats[i] = workspace.floats[i].clone();
      }
    }
  }

  /** Steps of the longest run. */
  int length() {
    return values.length;
  }

  /** Takes steps; whether their objectives are finite. */
  boolean take(Kernel kernel, Optimizer optimizer, int count, long updates) {
    copy(true);
    kernel.steps(workspace, count, optimizer, updates, values);
    for (int k = 0; k < count; k++) {
      if (!Double.isFinite(values[k])) {
        return false;
      }
    }
    return true;
  }

  /** The objective of step {@code k}, before its update. */
  double value(int k) {
    return values[k];
  }

  /** Puts parameters and states back to where they were before the steps. */
  void undo() {
    copy(false);
  }

  private void copy(boolean aside) {
    for (int i = 0; i < doubles.length; i++) {
      double[] here = workspace.doubles[i];
      System.arraycopy(aside ? here : doubles[i], 0, aside ? doubles[i] : here, 0, here.length);
    }
    for (int i = 0; i < floats.length; i++) {
      float[] here = workspace.floats[i];
      System.arraycopy(aside ? here : floats[i], 0, aside ? floats[i] : here, 0, here.length);
    }
  }
}
