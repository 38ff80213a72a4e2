package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.interpret.Offsets;

/** Unrolls the steps of a scan. */
final class ScalariseScan {
  private final Scalarise scalarise;
  private final NodeKind.Scan scan;
  private final int batch;

  ScalariseScan(Scalarise scalarise, NodeKind.Scan scan, int batch) {
    this.scalarise = scalarise;
    this.scan = scan;
    this.batch = batch;
  }

  int[][] unroll(int[][] operands) {
    int[][] inputs = operands.clone();
    int[][] results = new int[scan.body().outputs().size()][];
    System.arraycopy(operands, 0, results, 0, scan.carries());
    for (int k = scan.carries(); k < results.length; k++) {
      results[k] = new int[size(scan.body().outputs().get(k)) * scan.length()];
    }
    for (int step = 0; step < scan.length(); step++) {
      int entry = scan.reverse() ? scan.length() - 1 - step : step;
      for (int i = 0; i < scan.perStep(); i++) {
        int operand = scan.carries() + i;
        inputs[operand] = entry(operands[operand], scan.body().inputs().get(operand), entry);
      }
      int[][] outputs = scalarise.unroll(scan.body(), inputs, false);
      for (int k = 0; k < outputs.length; k++) {
        if (k < scan.carries()) {
          inputs[k] = outputs[k];
          results[k] = outputs[k];
        } else {
          store(outputs[k], scan.body().outputs().get(k), entry, results[k]);
        }
      }
    }
    return results;
  }

  private int[] entry(int[] stacked, Node input, int entry) {
    int[] values = new int[size(input)];
    int rows = rows(input.shape());
    int width = rows == 0 ? 0 : values.length / rows;
    for (int r = 0; r < rows; r++) {
      System.arraycopy(stacked, (r * scan.length() + entry) * width, values, r * width, width);
    }
    return values;
  }

  private void store(int[] values, Node output, int entry, int[] stacked) {
    int rows = rows(output.shape());
    int width = rows == 0 ? 0 : values.length / rows;
    for (int r = 0; r < rows; r++) {
      System.arraycopy(values, r * width, stacked, (r * scan.length() + entry) * width, width);
    }
  }

  private int size(Node n) {
    return Offsets.concrete(n.shape(), batch).size();
  }

  /** Elements before the stacking axis: the batch, or one. */
  private int rows(Shape step) {
    return step.batchAxis() == 0 ? batch : 1;
  }
}
