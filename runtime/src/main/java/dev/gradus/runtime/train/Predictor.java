package dev.gradus.runtime.train;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;

/**
 * Evaluates a trained objective and its named outputs on other examples. Has arrays of its own:
 * training may go on. Not thread safe.
 */
public final class Predictor {
  private final Kernel kernel;
  private final Workspace workspace;

  private Predictor(Kernel kernel, Workspace workspace) {
    this.kernel = kernel;
    this.workspace = workspace;
  }

  /** Predicts with the parameters that a run ended with. */
  public static Predictor of(TrainingRun run) {
    return of(run.kernel(), run.workspace());
  }

  /** Predicts with the parameters, and the inputs without batch axis, of a workspace. */
  public static Predictor of(Kernel kernel, Workspace trained) {
    Workspace workspace = kernel.newWorkspace();
    Signature signature = kernel.signature();
    for (int p = 0; p < signature.parameters().size(); p++) {
      workspace.setParameter(p, trained.parameter(p));
    }
    for (int i = 0; i < signature.inputs().size(); i++) {
      if (!signature.inputs().get(i).batched()) {
        workspace.bindAs(i, trained);
      }
    }
    return new Predictor(kernel, workspace);
  }

  /** The objective on all rows of a data set as one batch. */
  public double objective(Dataset dataset) {
    bind(dataset);
    return kernel.value(workspace);
  }

  /** A copy of a real output on all rows of a data set, row-major; float values are widened. */
  public double[] reals(String output, Dataset dataset) {
    evaluate(dataset);
    return workspace.output(output);
  }

  /** A copy of an output of whole numbers or truth values on all rows of a data set, row-major. */
  public int[] integers(String output, Dataset dataset) {
    evaluate(dataset);
    return workspace.integerOutput(output);
  }

  private void evaluate(Dataset dataset) {
    bind(dataset);
    kernel.outputs(workspace);
  }

  private void bind(Dataset dataset) {
    Batches.of(dataset).feed(workspace).next();
    workspace.requireInputs();
  }
}
