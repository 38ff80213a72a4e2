package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.method.ModelCalls;
import java.util.List;

/** A call of a differentiable method. */
final class CallStep implements Step {
  private final NodeKind.Call kind;
  private final List<Cell> operands;
  private final Cell to;
  private final double[][] arguments;

  CallStep(NodeKind.Call kind, List<Cell> operands, Cell to) {
    this.kind = kind;
    this.operands = operands;
    this.to = to;
    arguments = new double[operands.size() + 1][];
  }

  @Override
  public void forward() {
    bind();
    ModelCalls.value(kind.key(), arguments, to.d);
  }

  @Override
  public void reverse() {
    bind();
    arguments[operands.size()] = to.dAdjoint;
    for (int i : kind.active()) {
      Cell operand = operands.get(i);
      if (operand.active) {
        double[] more = new double[operand.size];
        ModelCalls.pull(kind.key(), i, arguments, more);
        for (int j = 0; j < more.length; j++) {
          operand.dAdjoint[j] += more[j];
        }
      }
    }
  }

  private void bind() {
    for (int i = 0; i < operands.size(); i++) {
      arguments[i] = operands.get(i).d;
    }
  }
}
