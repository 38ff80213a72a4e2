package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.GraphPrinter;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.runtime.Diagnosis;
import java.util.List;
import java.util.Optional;

/**
 * A node whose result is not finite.
 *
 * @param operands its operands, in order
 * @param index position of the first such number in the row-major result
 * @param value NaN or an infinity
 */
public record NonFinite(Node node, List<TensorValue> operands, int index, double value) {
  public NonFinite {
    operands = List.copyOf(operands);
  }

  /**
   * Operation, line, what came out, and the operands that made it where the result has their shape.
   */
  public String describe() {
    StringBuilder text = new StringBuilder();
    text.append(GraphPrinter.line(node)).append(" at ").append(node.source());
    text.append(" gave ").append(value).append(" at element ").append(index);
    for (int i = 0; i < operands.size(); i++) {
      TensorValue operand = operands.get(i);
      boolean here =
          node.kind() instanceof NodeKind.Elementwise || node.kind() instanceof NodeKind.Cast;
      text.append(i == 0 ? " from " : ", ").append(here ? operand.get(index) : operand.shape());
    }
    return text.toString();
  }

  /** The same in parts: operands as numbers where the result has their shape, else as shapes. */
  public Diagnosis diagnosis() {
    boolean here =
        node.kind() instanceof NodeKind.Elementwise || node.kind() instanceof NodeKind.Cast;
    return new Diagnosis(
        GraphPrinter.operation(node),
        operands.stream().map(o -> here ? "" + o.get(index) : "" + o.shape()).toList(),
        value + " at element " + index,
        node.source().toString());
  }

  /** What makes a result suspicious that no operand shows. */
  enum Test {
    NOT_FINITE,
    NOT_A_NUMBER;

    boolean fails(double value) {
      return this == NOT_FINITE ? !Double.isFinite(value) : Double.isNaN(value);
    }

    int first(TensorValue t) {
      for (int i = 0; i < t.length(); i++) {
        if (fails(t.get(i))) {
          return i;
        }
      }
      return -1;
    }
  }

  /** Stops at the first suspicious node. */
  static final class Finder implements Interpreter.Observer {
    private final Test test;
    private Optional<NonFinite> found = Optional.empty();

    Finder(Test test) {
      this.test = test;
    }

    Optional<NonFinite> found() {
      return found;
    }

    @Override
    public boolean evaluated(Node n, List<TensorValue> operands, TensorValue[] results) {
      if (found.isEmpty()
          && !(n.kind() instanceof NodeKind.Constant)
          && operands.stream().allMatch(o -> test.first(o) < 0)) {
        for (TensorValue result : results) {
          int index = test.first(result);
          if (index >= 0 && found.isEmpty()) {
            found = Optional.of(new NonFinite(n, operands, index, result.get(index)));
          }
        }
      }
      return found.isEmpty();
    }
  }
}
