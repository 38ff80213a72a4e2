package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.method.ModelCalls;
import java.util.List;

/** What one node gives for concrete operands. */
final class NodeMeaning {
  private NodeMeaning() {}

  static TensorValue[] of(
      Arithmetic arithmetic,
      Node n,
      List<TensorValue> operands,
      int batch,
      Interpreter.Observer observer) {
    if (n.kind() instanceof NodeKind.Scan k) {
      return ScanMeaning.of(k, operands, batch, observer);
    }
    Shape shape = Offsets.concrete(n.shape(), batch);
    double[] values;
    if (n.kind() instanceof NodeKind.Reduce
        || n.kind() instanceof NodeKind.Contract
        || n.kind() instanceof NodeKind.ScatterAdd) {
      values = sum(arithmetic, n, operands, shape, 0);
    } else if (n.kind() instanceof NodeKind.Call || n.kind() instanceof NodeKind.CallPull) {
      values = called(n.kind(), operands, shape.size());
    } else if (n.kind() instanceof NodeKind.Elementwise k) {
      values = elementwise(arithmetic, k.op(), n, operands, shape.size());
    } else {
      values = moved(n, operands, shape, batch);
    }
    return new TensorValue[] {TensorValue.of(n.dtype(), shape, values)};
  }

  /**
   * What a sum gives for the operands' rows.
   *
   * @param first row of the batch, of what is added up over it
   */
  static double[] sum(
      Arithmetic arithmetic, Node n, List<TensorValue> operands, Shape shape, int first) {
    if (n.kind() instanceof NodeKind.Reduce k) {
      return SumMeaning.reduce(arithmetic, k, n, operands.get(0), first);
    } else if (n.kind() instanceof NodeKind.Contract k) {
      return SumMeaning.contract(arithmetic, k, n, operands, shape, first);
    }
    NodeKind.ScatterAdd k = (NodeKind.ScatterAdd) n.kind();
    return scatterAdd(k, n, operands.get(0), operands.get(1), shape.size());
  }

  private static double[] moved(Node n, List<TensorValue> operands, Shape shape, int batch) {
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Constant k) {
      return k.values().toArray();
    } else if (kind instanceof NodeKind.BatchSize) {
      return new double[] {rounded(n.dtype(), batch)};
    } else if (kind instanceof NodeKind.Cast) {
      return cast(n.dtype(), operands.get(0));
    } else if (kind instanceof NodeKind.Concat k) {
      return concat(k, operands, shape);
    } else if (kind instanceof NodeKind.Gather) {
      return gather(n, operands.get(0), operands.get(1), shape.size());
    } else if (kind instanceof NodeKind.OneHot k) {
      return oneHot(k, operands.get(0));
    }
    return view(kind, operands.get(0), shape);
  }

  private static double[] called(NodeKind kind, List<TensorValue> operands, int size) {
    double[][] arguments = operands.stream().map(o -> o.values().clone()).toArray(double[][]::new);
    double[] result = new double[size];
    if (kind instanceof NodeKind.Call k) {
      ModelCalls.value(k.key(), arguments, result);
    } else if (kind instanceof NodeKind.CallPull k) {
      ModelCalls.pull(k.call().key(), k.by(), arguments, result);
    }
    return result;
  }

  /** The value in the given element type. */
  static double rounded(DType dtype, double value) {
    return dtype == DType.FLOAT ? (float) value : value;
  }

  private static double[] elementwise(
      Arithmetic arithmetic, ScalarOp op, Node n, List<TensorValue> operands, int size) {
    boolean single = n.arguments().get(operands.size() - 1).dtype() == DType.FLOAT;
    double[] result = new double[size];
    for (int i = 0; i < size; i++) {
      double[] numbers = new double[operands.size()];
      for (int k = 0; k < numbers.length; k++) {
        numbers[k] = operands.get(k).get(i);
      }
      result[i] = op.apply(arithmetic, single, numbers);
    }
    return result;
  }

  private static double[] cast(DType to, TensorValue operand) {
    double[] result = new double[operand.length()];
    for (int i = 0; i < result.length; i++) {
      result[i] = rounded(to, operand.get(i));
    }
    return result;
  }

  private static double[] view(NodeKind kind, TensorValue operand, Shape shape) {
    int[] sources = Offsets.sources(kind, operand.shape(), shape);
    double[] result = new double[sources.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = sources[i] < 0 ? 0.0 : operand.get(sources[i]);
    }
    return result;
  }

  private static double[] concat(NodeKind.Concat k, List<TensorValue> operands, Shape shape) {
    double[] result = new double[shape.size()];
    int start = 0;
    for (TensorValue operand : operands) {
      int stop = start + operand.shape().extent(k.axis());
      NodeKind.Slice place = new NodeKind.Slice(k.axis(), start, stop, 1);
      int[] places = Offsets.sources(place, shape, operand.shape());
      for (int i = 0; i < places.length; i++) {
        result[places[i]] = operand.get(i);
      }
      start = stop;
    }
    return result;
  }

  private static double[] gather(Node n, TensorValue table, TensorValue indices, int size) {
    double[] result = new double[size];
    int extent = table.shape().extent(0);
    int entry = indices.length() == 0 ? 0 : size / indices.length();
    for (int i = 0; i < indices.length(); i++) {
      int index = index(indices.get(i), extent, n);
      System.arraycopy(table.values(), index * entry, result, i * entry, entry);
    }
    return result;
  }

  private static double[] scatterAdd(
      NodeKind.ScatterAdd k, Node n, TensorValue indices, TensorValue values, int size) {
    double[] result = new double[size];
    int entry = k.extent() == 0 ? 0 : size / k.extent();
    for (int i = 0; i < indices.length(); i++) {
      int index = index(indices.get(i), k.extent(), n);
      for (int j = 0; j < entry; j++) {
        double sum = result[index * entry + j] + values.get(i * entry + j);
        result[index * entry + j] = rounded(n.dtype(), sum);
      }
    }
    return result;
  }

  private static int index(double value, int extent, Node n) {
    if (value < 0 || value >= extent) {
      throw Interpreter.outside(value, extent, n.source());
    }
    return (int) value;
  }

  private static double[] oneHot(NodeKind.OneHot k, TensorValue indices) {
    double[] result = new double[Math.multiplyExact(indices.length(), k.extent())];
    for (int i = 0; i < indices.length(); i++) {
      int index = (int) indices.get(i);
      if (index >= 0 && index < k.extent()) {
        result[i * k.extent() + index] = 1.0;
      }
    }
    return result;
  }
}
