package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;

/**
 * A tape of tensor operations, as array libraries have it: each operation runs over whole arrays
 * (with the same block kernels as compiled code), is recorded, and is swept back by its own
 * vector-Jacobian product. Values are those of the interpreter, bit for bit. Arrays are kept from
 * one evaluation to the next.
 */
public final class TensorTape extends TapedKernel {
  private final TensorSheets objective;
  private final TensorSheets outputs;
  private final int[] outputArrays;

  /**
   * Tapes a graph whose first output is the scalar objective and whose others are the signature's
   * outputs.
   *
   * @throws dev.gradus.runtime.GradusException if the objective depends on a parameter through an
   *     operand without derivative
   */
  public TensorTape(Graph graph, Signature signature, UpdateFormula update) {
    super(signature, update);
    Slots slots = new Slots(layout());
    int parameters = signature.parameters().size();
    objective = new TensorSheets(objectiveOf(graph), slots, parameters, this::isTrained);
    outputs = new TensorSheets(outputsOf(graph), slots, parameters, n -> false);
    outputArrays = slots.outputs();
  }

  /** A tape whose step updates nothing. */
  public TensorTape(Graph graph, Signature signature) {
    this(graph, signature, UpdateFormula.NONE);
  }

  @Override
  public double value(Workspace w) {
    return objective.forward(w).output(0).get(0);
  }

  @Override
  public double valueAndGradient(Workspace w) {
    TensorSheets.Sheet sheet = objective.forward(w);
    sheet.reverse();
    return sheet.output(0).get(0);
  }

  @Override
  public void outputs(Workspace w) {
    TensorSheets.Sheet sheet = outputs.forward(w);
    for (int k = 0; k < outputArrays.length; k++) {
      Cell from = sheet.output(k);
      int slot = outputArrays[k];
      switch (Layout.storage(from.dtype)) {
        case DOUBLE -> System.arraycopy(from.d, 0, w.doubles[slot], 0, from.size);
        case FLOAT -> System.arraycopy(from.f, 0, w.floats[slot], 0, from.size);
        default -> System.arraycopy(from.i, 0, w.ints[slot], 0, from.size);
      }
    }
  }
}
