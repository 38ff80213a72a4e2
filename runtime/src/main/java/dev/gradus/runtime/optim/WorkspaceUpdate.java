package dev.gradus.runtime.optim;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;

/** Runs an update formula over all trained parameters of a workspace. For one thread. */
public final class WorkspaceUpdate {
  private final UpdateLoop loop;
  private final double[][] doubles;
  private final float[][] floats;

  public WorkspaceUpdate(UpdateFormula update) {
    loop = new UpdateLoop(update);
    doubles = new double[update.states()][];
    floats = new float[update.states()][];
  }

  /** One update by the gradients and hyperparameters of the workspace. */
  public void run(Workspace w, Signature s) {
    int count = s.parameters().size();
    for (int p = 0; p < count; p++) {
      if (s.parameters().get(p).frozen()) {
        continue;
      }
      boolean wide = s.dtype() == DType.DOUBLE;
      for (int k = 0; k < doubles.length; k++) {
        if (wide) {
          doubles[k] = w.doubles[(2 + k) * count + p];
        } else {
          floats[k] = w.floats[(2 + k) * count + p];
        }
      }
      if (wide) {
        loop.apply(w.doubles[p], w.doubles[count + p], doubles, w.hyper);
      } else {
        loop.apply(w.floats[p], w.floats[count + p], floats, w.hyper);
      }
    }
  }
}
