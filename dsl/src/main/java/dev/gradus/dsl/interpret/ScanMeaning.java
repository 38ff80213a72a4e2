package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import java.util.ArrayList;
import java.util.List;

/** Runs the body of a scan step by step. */
final class ScanMeaning {
  private ScanMeaning() {}

  static TensorValue[] of(
      NodeKind.Scan k, List<TensorValue> operands, int batch, Interpreter.Observer observer) {
    int firstConstant = k.carries() + k.perStep();
    List<TensorValue> carries = new ArrayList<>(operands.subList(0, k.carries()));
    List<TensorValue> stacked = operands.subList(k.carries(), firstConstant);
    List<Node> outputs = k.body().outputs();
    double[][] collected = new double[outputs.size()][];
    for (int i = k.carries(); i < collected.length; i++) {
      collected[i] = new double[stackedShape(outputs.get(i), k, batch).size()];
    }
    for (int step = 0; step < k.length(); step++) {
      int entry = k.reverse() ? k.length() - 1 - step : step;
      List<TensorValue> inputs = new ArrayList<>(carries);
      for (int i = 0; i < stacked.size(); i++) {
        Node input = k.body().inputs().get(k.carries() + i);
        inputs.add(entry(stacked.get(i), input, entry, batch));
      }
      inputs.addAll(operands.subList(firstConstant, operands.size()));
      TensorValue[][] results =
          Interpreter.results(k.body(), inputs, batch, RangeMeaning.ONE_RANGE, observer);
      if (results[results.length - 1] == null) {
        return new TensorValue[0]; // the observer has seen enough
      }
      carries.clear();
      for (int i = 0; i < outputs.size(); i++) {
        TensorValue result = results[outputs.get(i).id()][0];
        if (i < k.carries()) {
          carries.add(result);
        } else {
          store(result, outputs.get(i), entry, k.length(), collected[i]);
        }
      }
    }
    TensorValue[] all = carries.toArray(new TensorValue[outputs.size()]);
    for (int i = k.carries(); i < all.length; i++) {
      Node o = outputs.get(i);
      all[i] = TensorValue.of(o.dtype(), stackedShape(o, k, batch), collected[i]);
    }
    return all;
  }

  /** Elements before the stacking axis: the batch, or one. */
  private static int rows(Shape step, int batch) {
    return step.batchAxis() == 0 ? batch : 1;
  }

  private static Shape stackedShape(Node output, NodeKind.Scan k, int batch) {
    List<Integer> extents = new ArrayList<>(output.shape().extents());
    extents.add(output.shape().batchAxis() == 0 ? 1 : 0, k.length());
    return Offsets.concrete(new Shape(extents), batch);
  }

  private static TensorValue entry(TensorValue stacked, Node input, int entry, int batch) {
    Shape shape = Offsets.concrete(input.shape(), batch);
    int rows = rows(input.shape(), batch);
    int width = rows == 0 ? 0 : shape.size() / rows;
    int length = stacked.length() == 0 ? 0 : stacked.length() / (rows * width);
    double[] values = new double[shape.size()];
    for (int r = 0; r < rows; r++) {
      System.arraycopy(stacked.values(), (r * length + entry) * width, values, r * width, width);
    }
    return TensorValue.of(input.dtype(), shape, values);
  }

  private static void store(
      TensorValue result, Node output, int entry, int length, double[] collected) {
    int rows = output.shape().batchAxis() == 0 ? result.shape().extent(0) : 1;
    int width = rows == 0 ? 0 : result.length() / rows;
    for (int r = 0; r < rows; r++) {
      System.arraycopy(result.values(), r * width, collected, (r * length + entry) * width, width);
    }
  }
}
