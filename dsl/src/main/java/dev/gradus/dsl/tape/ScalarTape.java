package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.tape.ScalarSheets.Sheet;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.UpdateFormula;
import java.util.List;

/**
 * A tape of scalar operations, as good as such a design gets: primitive arrays, no boxing, one
 * switch per operation when it is recorded and one when it is swept back. Values are those of the
 * interpreter, bit for bit; gradients come from the catalogue's partial derivatives.
 */
public final class ScalarTape extends TapedKernel {
  private final ScalarSheets objective;
  private final ScalarSheets outputs;
  private final int[] outputArrays;

  /**
   * Tapes a graph whose first output is the scalar objective and whose others are the signature's
   * outputs.
   *
   * @throws dev.gradus.runtime.GradusException if the objective depends on a parameter through an
   *     operand without derivative
   */
  public ScalarTape(Graph graph, Signature signature, UpdateFormula update) {
    super(signature, update);
    Slots slots = new Slots(layout());
    objective = new ScalarSheets(objectiveOf(graph), slots, this::isTrained);
    outputs = new ScalarSheets(outputsOf(graph), slots, n -> false);
    outputArrays = slots.outputs();
  }

  /** A tape whose step updates nothing. */
  public ScalarTape(Graph graph, Signature signature) {
    this(graph, signature, UpdateFormula.NONE);
  }

  /** Number of operations recorded in one evaluation with that many rows. */
  public int operations(int batch) {
    return Scalarise.of(objective.graph(), batch, this::isTrained).length();
  }

  @Override
  public double value(Workspace w) {
    return objective.forward(w).value(0, 0);
  }

  @Override
  public double valueAndGradient(Workspace w) {
    Sheet sheet = objective.forward(w);
    ScalarProgram program = sheet.program();
    ReverseSweep.run(program, sheet.tape(), program.outputs[0][0]);
    List<Node> inputs = objective.graph().inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (isTrained(inputs.get(i))) {
        store(w, objective.slot(i), sheet.tape().adjoint, program.inputStart[i]);
      }
    }
    return sheet.value(0, 0);
  }

  private void store(Workspace w, int parameter, double[] adjoint, int start) {
    int slot = signature().parameters().size() + parameter;
    if (signature().dtype() == DType.DOUBLE) {
      System.arraycopy(adjoint, start, w.doubles[slot], 0, w.doubles[slot].length);
    } else {
      float[] to = w.floats[slot];
      for (int k = 0; k < to.length; k++) {
        to[k] = (float) adjoint[start + k];
      }
    }
  }

  @Override
  public void outputs(Workspace w) {
    Sheet sheet = outputs.forward(w);
    for (int k = 0; k < outputArrays.length; k++) {
      DType storage = Layout.storage(signature().outputs().get(k).dtype());
      for (int i = 0; i < sheet.program().outputs[k].length; i++) {
        double value = sheet.value(k, i);
        switch (storage) {
          case DOUBLE -> w.doubles[outputArrays[k]][i] = value;
          case FLOAT -> w.floats[outputArrays[k]][i] = (float) value;
          default -> w.ints[outputArrays[k]][i] = (int) value;
        }
      }
    }
  }
}
