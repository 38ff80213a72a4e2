package dev.gradus.runtime;

import dev.gradus.runtime.optim.Optimizer;
import dev.gradus.runtime.optim.UpdateFormula;

/**
 * An executable objective with its gradient. Kernels are immutable and may be shared; a {@link
 * Workspace} belongs to one thread.
 *
 * <p>The caller binds every input in the workspace (and sets its batch size), then calls. Values
 * are returned as double; a float objective returns its float value widened.
 */
public interface Kernel {
  Signature signature();

  /** Where this kernel expects its arrays. */
  Layout layout();

  /** The update that {@link #step} performs; {@link UpdateFormula#NONE} if compiled without one. */
  UpdateFormula update();

  /**
   * A fresh workspace, its parameters at their initial values, with room for the hyperparameters of
   * {@link #update()}.
   */
  default Workspace newWorkspace() {
    Workspace workspace = new Workspace(layout());
    workspace.hyper = new double[update().hypers()];
    return workspace;
  }

  /**
   * The same kernel with so many threads inside a call, with the same bits whatever their number.
   * They share what takes 0.1 milliseconds or more: loops over the rows of the batch, from 2048
   * rows on, and products of matrices with four million multiplications. Loops with a scan over
   * batched values, and those that add up more than 8192 numbers, share only their products. The
   * calling thread is one of them, the others are of the {@linkplain
   * java.util.concurrent.ForkJoinPool#commonPool common pool}; what one of them throws, the call
   * throws. With more than one thread, calls allocate a few small objects.
   *
   * @param count at least 1
   */
  default Kernel threads(int count) {
    if (count < 1) {
      throw Problem.KERNEL_THREADS.exception(count, signature().name());
    }
    return count == 1 ? this : new ThreadedKernel(this, count, null);
  }

  /** The objective's value. */
  double value(Workspace w);

  /** The objective's value; overwrites the gradients of the workspace. */
  double valueAndGradient(Workspace w);

  /** Overwrites the gradients of the workspace. */
  default void gradient(Workspace w) {
    valueAndGradient(w);
  }

  /** Fills the workspace's output arrays. */
  void outputs(Workspace w);

  /**
   * Value and gradient at the current parameters, then one update of parameters and states by
   * {@link #update()} with the hyperparameters in {@code w.hyper}. Returns the value before the
   * update.
   */
  double step(Workspace w);

  /**
   * Several steps on the data that are bound, with the same bits as one by one: before each of them
   * the optimiser prepares {@code w.hyper}. A compiled kernel takes them in one generated loop,
   * where the parameters may stay in registers.
   *
   * @param count number of steps, at least 1
   * @param optimizer of the update {@link #update()}
   * @param updates number of updates made before
   * @param values receives the objective of every step, before its update; at least {@code count}
   *     long
   * @return the objective of the last step, before its update
   */
  default double steps(Workspace w, int count, Optimizer optimizer, long updates, double[] values) {
    if (count < 1 || values.length < count) {
      throw Problem.KERNEL_STEP_COUNT.exception(count, signature().name(), values.length);
    }
    for (int k = 0; k < count; k++) {
      optimizer.prepare(updates + k + 1, w.hyper);
      values[k] = step(w);
    }
    return values[count - 1];
  }
}
