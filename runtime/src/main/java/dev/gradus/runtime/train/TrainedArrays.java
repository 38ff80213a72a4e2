package dev.gradus.runtime.train;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import dev.gradus.runtime.optim.UpdateLoop;
import java.util.Arrays;
import java.util.List;

/**
 * The arrays of the trained parameters in a workspace, and everything a step does to them apart
 * from the kernel. Double and float models differ here and nowhere else in the loop.
 */
final class TrainedArrays {
  private final Workspace workspace;
  private final boolean isDouble;
  private final int parameters;
  private final int[] trained;
  private final Bounds bounds;
  private final int sign;
  private final UpdateLoop loop;
  private final double[][][] doubleStates;
  private final float[][][] floatStates;
  private final double[][] doubleSpare;
  private final float[][] floatSpare;

  /**
   * Takes hold of the arrays.
   *
   * @param trained numbers of the trained parameters
   * @param sharedStates whether the states live in the workspace, where a fused update keeps them
   */
  TrainedArrays(
      Workspace workspace,
      int[] trained,
      Bounds bounds,
      boolean maximise,
      UpdateFormula formula,
      boolean sharedStates) {
    this.workspace = workspace;
    this.trained = trained;
    this.bounds = bounds;
    sign = maximise ? -1 : 1;
    Signature signature = workspace.layout().signature();
    isDouble = signature.dtype() == DType.DOUBLE;
    parameters = signature.parameters().size();
    loop = new UpdateLoop(formula);
    int count = trained.length;
    doubleStates = new double[isDouble ? count : 0][formula.states()][];
    floatStates = new float[isDouble ? 0 : count][formula.states()][];
    doubleSpare = new double[isDouble ? count : 0][];
    floatSpare = new float[isDouble ? 0 : count][];
    for (int t = 0; t < count; t++) {
      int size = signature.parameters().get(trained[t]).size();
      for (int k = 0; k < formula.states(); k++) {
        int slot = parameters * (2 + k) + trained[t];
        if (isDouble) {
          doubleStates[t][k] = sharedStates ? workspace.doubles[slot] : new double[size];
        } else {
          floatStates[t][k] = sharedStates ? workspace.floats[slot] : new float[size];
        }
      }
      if (isDouble) {
        doubleSpare[t] = new double[size];
      } else {
        floatSpare[t] = new float[size];
      }
    }
  }

  /** One update of every trained parameter and its states. */
  void update(double[] hyper) {
    for (int t = 0; t < trained.length; t++) {
      if (isDouble) {
        loop.apply(doubleParameter(t), doubleGradient(t), doubleStates[t], hyper);
      } else {
        loop.apply(floatParameter(t), floatGradient(t), floatStates[t], hyper);
      }
    }
  }

  /** Moves every bounded parameter to the nearest point within its bounds. */
  void project() {
    for (int t = 0; t < trained.length; t++) {
      int p = trained[t];
      if (!bounds.has(p)) {
        continue;
      }
      if (isDouble) {
        DoubleLoops.clamp(doubleParameter(t), bounds.lower(p), bounds.upper(p));
      } else {
        FloatLoops.clamp(floatParameter(t), bounds.lower(p), bounds.upper(p));
      }
    }
  }

  /**
   * Clips every component of the gradient, then its norm.
   *
   * @param limit largest magnitude of a component; infinite for none
   * @param norm largest norm; infinite for none
   */
  void clip(double limit, double norm) {
    if (limit != Double.POSITIVE_INFINITY) {
      clampGradient(limit);
    }
    if (norm != Double.POSITIVE_INFINITY) {
      double factor = norm / (gradientNorm() + 1e-6);
      if (factor < 1) {
        scaleGradient(factor);
      }
    }
  }

  private void scaleGradient(double factor) {
    for (int t = 0; t < trained.length; t++) {
      if (isDouble) {
        DoubleLoops.scale(doubleGradient(t), factor);
      } else {
        FloatLoops.scale(floatGradient(t), factor);
      }
    }
  }

  private void clampGradient(double limit) {
    for (int t = 0; t < trained.length; t++) {
      if (isDouble) {
        DoubleLoops.clamp(doubleGradient(t), -limit, limit);
      } else {
        FloatLoops.clamp(floatGradient(t), -limit, limit);
      }
    }
  }

  /** Adds the gradient times a weight to the running sum, which the first call begins. */
  void accumulate(double weight, boolean first) {
    for (int t = 0; t < trained.length; t++) {
      if (isDouble) {
        DoubleLoops.accumulate(doubleSpare[t], doubleGradient(t), weight, first);
      } else {
        FloatLoops.accumulate(floatSpare[t], floatGradient(t), weight, first);
      }
    }
  }

  /** Makes the running sum, divided by the total weight, the gradient. */
  void average(double total) {
    for (int t = 0; t < trained.length; t++) {
      if (isDouble) {
        DoubleLoops.divide(doubleSpare[t], total, doubleGradient(t));
      } else {
        FloatLoops.divide(floatSpare[t], total, floatGradient(t));
      }
    }
  }

  double parameterNorm() {
    return norm(0);
  }

  double gradientNorm() {
    return norm(parameters);
  }

  /** The norm of the gradient without the components that push against an active bound. */
  double projectedGradientNorm() {
    if (bounds.none()) {
      return gradientNorm();
    }
    for (int t = 0; t < trained.length; t++) {
      double lower = bounds.lower(trained[t]);
      double upper = bounds.upper(trained[t]);
      if (isDouble) {
        DoubleLoops.projectGradient(
            doubleParameter(t), doubleGradient(t), lower, upper, sign, doubleSpare[t]);
      } else {
        FloatLoops.projectGradient(
            floatParameter(t), floatGradient(t), lower, upper, sign, floatSpare[t]);
      }
    }
    return norm(-1);
  }

  boolean parametersAreFinite() {
    return areFinite(0);
  }

  boolean gradientsAreFinite() {
    return areFinite(parameters);
  }

  /** Number of the first trained parameter whose gradient is not finite. */
  int firstBadGradient() {
    for (int p : trained) {
      for (double x : workspace.gradient(p)) {
        if (!Double.isFinite(x)) {
          return p;
        }
      }
    }
    return -1;
  }

  /** Numbers of the trained parameters. */
  List<Integer> numbers() {
    return Arrays.stream(trained).boxed().toList();
  }

  /** Norm over the tables from slot {@code base} on, or over the spare arrays where negative. */
  private double norm(int base) {
    double sum = squares(base, 1.0);
    if (sum > 1e-280 && sum < 1e300) {
      return Math.sqrt(sum);
    }
    double largest = 0;
    for (int t = 0; t < trained.length; t++) {
      double one =
          isDouble
              ? DoubleLoops.largest(
                  base < 0 ? doubleSpare[t] : workspace.doubles[base + trained[t]])
              : FloatLoops.largest(base < 0 ? floatSpare[t] : workspace.floats[base + trained[t]]);
      largest = Math.max(largest, one);
    }
    boolean scalable = largest > 0 && largest < Double.POSITIVE_INFINITY;
    return scalable ? largest * Math.sqrt(squares(base, largest)) : largest;
  }

  private double squares(int base, double scale) {
    double sum = 0;
    for (int t = 0; t < trained.length; t++) {
      sum +=
          isDouble
              ? DoubleLoops.squares(
                  base < 0 ? doubleSpare[t] : workspace.doubles[base + trained[t]], scale)
              : FloatLoops.squares(
                  base < 0 ? floatSpare[t] : workspace.floats[base + trained[t]], scale);
    }
    return sum;
  }

  private boolean areFinite(int base) {
    for (int p : trained) {
      boolean finite =
          isDouble
              ? DoubleLoops.allFinite(workspace.doubles[base + p])
              : FloatLoops.allFinite(workspace.floats[base + p]);
      if (!finite) {
        return false;
      }
    }
    return true;
  }

  private double[] doubleParameter(int t) {
    return workspace.doubles[trained[t]];
  }

  private double[] doubleGradient(int t) {
    return workspace.doubles[parameters + trained[t]];
  }

  private float[] floatParameter(int t) {
    return workspace.floats[trained[t]];
  }

  private float[] floatGradient(int t) {
    return workspace.floats[parameters + trained[t]];
  }
}
