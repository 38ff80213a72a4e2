package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.Arrays;
import java.util.List;

/**
 * Adds up gradients over several evaluations, for loops driven by hand. A kernel overwrites the
 * gradients of its workspace with every call; a sum keeps them until it is cleared. Sums are held
 * in double. Adding and storing allocate nothing.
 */
public final class GradientSum {
  private final Kernel kernel;
  private final Workspace workspace;
  private final double[][] sums;

  /** An empty sum of the gradients that a kernel leaves in a workspace. */
  public GradientSum(Kernel kernel, Workspace workspace) {
    this.kernel = kernel;
    this.workspace = workspace;
    List<Signature.Parameter> parameters = kernel.signature().parameters();
    sums = new double[parameters.size()][];
    for (int p = 0; p < sums.length; p++) {
      sums[p] = new double[parameters.get(p).frozen() ? 0 : parameters.get(p).size()];
    }
  }

  /** Evaluates objective and gradient and adds the gradient; returns the objective. */
  public double add() {
    return add(1.0);
  }

  /** Evaluates objective and gradient and adds the weighted gradient; returns the objective. */
  public double add(double weight) {
    double value = kernel.valueAndGradient(workspace);
    for (int p = 0; p < sums.length; p++) {
      double[] sum = sums[p];
      if (isDouble()) {
        double[] gradient = workspace.doubles[sums.length + p];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weight * gradient[i];
        }
      } else {
        float[] gradient = workspace.floats[sums.length + p];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += weight * gradient[i];
        }
      }
    }
    return value;
  }

  /** Writes the sum, divided by {@code divisor}, to the gradients of the workspace. */
  public void store(double divisor) {
    for (int p = 0; p < sums.length; p++) {
      for (int i = 0; i < sums[p].length; i++) {
        if (isDouble()) {
          workspace.doubles[sums.length + p][i] = sums[p][i] / divisor;
        } else {
          workspace.floats[sums.length + p][i] = (float) (sums[p][i] / divisor);
        }
      }
    }
  }

  /** Begins anew from zero. */
  public void clear() {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0.0);
    }
  }

  /** A copy of the sum for one parameter, row-major; empty for a frozen one. */
  public double[] get(String parameter) {
    return sums[kernel.signature().parameter(parameter)].clone();
  }

  private boolean isDouble() {
    return kernel.signature().dtype() == DType.DOUBLE;
  }
}
