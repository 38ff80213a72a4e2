package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.Arrays;
import java.util.function.Predicate;

/**
 * Unrolls a graph for a concrete number of rows into a straight-line scalar program: every tensor
 * operation becomes scalar operations in exactly the order of {@code docs/numerics.md}. Operations
 * that only move elements leave no instruction behind.
 */
final class Scalarise {
  private final ProgramWriter writer;
  private final int batch;

  private Scalarise(ProgramWriter writer, int batch) {
    this.writer = writer;
    this.batch = batch;
  }

  /**
   * @param differentiated which of the graph's inputs are differentiated
   */
  static ScalarProgram of(Graph graph, int batch, Predicate<Node> differentiated) {
    int[] start = new int[graph.inputs().size()];
    int[][] inputs = new int[start.length][];
    int total = 0;
    for (int i = 0; i < start.length; i++) {
      start[i] = total;
      inputs[i] = new int[Offsets.concrete(graph.inputs().get(i).shape(), batch).size()];
      int first = total;
      Arrays.setAll(inputs[i], k -> first + k);
      total += inputs[i].length;
    }
    boolean[] active = new boolean[total];
    for (int i = 0; i < start.length; i++) {
      if (differentiated.test(graph.inputs().get(i))) {
        Arrays.fill(active, start[i], start[i] + inputs[i].length, true);
      }
    }
    ProgramWriter writer = new ProgramWriter(graph.arithmetic(), active);
    int[][] outputs = new Scalarise(writer, batch).unroll(graph, inputs, true);
    return new ScalarProgram(writer, start, total, outputs);
  }

  /**
   * Slots of the outputs' elements.
   *
   * @param inRanges whether sums over the batch are those of its ranges of rows
   */
  int[][] unroll(Graph graph, int[][] inputs, boolean inRanges) {
    int[][][] slots = new int[graph.nodes().size()][][];
    for (int i = 0; i < inputs.length; i++) {
      slots[graph.inputs().get(i).id()] = new int[][] {inputs[i]};
    }
    for (Node n : graph.nodes()) {
      if (n.kind() instanceof NodeKind.Scan k) {
        int[][] operands = n.arguments().stream().map(x -> slots[x.id()][0]).toArray(int[][]::new);
        slots[n.id()] = new ScalariseScan(this, k, batch).unroll(operands);
      } else if (n.kind() instanceof NodeKind.Pick k) {
        slots[n.id()] = new int[][] {slots[n.argument(0).id()][k.index()]};
      } else if (slots[n.id()] == null) {
        int[][] operands = n.arguments().stream().map(x -> slots[x.id()][0]).toArray(int[][]::new);
        boolean ranged = inRanges && SummationOrder.byRanges(n);
        slots[n.id()] = new int[][] {ranged ? byRanges(n, operands) : one(n, operands, batch)};
      }
    }
    return graph.outputs().stream().map(o -> slots[o.id()][0]).toArray(int[][]::new);
  }

  /** The sums of the ranges of rows, added in order. */
  private int[] byRanges(Node n, int[][] operands) {
    int rows = RowRanges.rows(batch, RowRanges.LEAST_ROWS);
    boolean single = n.dtype() == DType.FLOAT;
    int[] total = one(n, rowsOf(n, operands, 0, rows), rows);
    for (int first = rows; first < batch; first += rows) {
      int count = Math.min(rows, batch - first);
      int[] sum = one(n, rowsOf(n, operands, first, count), count);
      for (int i = 0; i < sum.length; i++) {
        total[i] = writer.apply(ArithmeticOps.ADD, single, total[i], sum[i], total[i]);
      }
    }
    return total;
  }

  private int[][] rowsOf(Node n, int[][] operands, int first, int count) {
    int[][] parts = operands.clone();
    for (int i = 0; i < parts.length; i++) {
      if (n.argument(i).shape().isBatched()) {
        int width = n.argument(i).shape().size();
        parts[i] = Arrays.copyOfRange(operands[i], first * width, (first + count) * width);
      }
    }
    return parts;
  }

  /**
   * @param rows of the batch that the operands have
   */
  private int[] one(Node n, int[][] operands, int rows) {
    NodeKind kind = n.kind();
    if (kind instanceof NodeKind.Constant k) {
      return Arrays.stream(k.values().toArray()).mapToInt(writer::constant).toArray();
    } else if (kind instanceof NodeKind.BatchSize) {
      return new int[] {writer.constant(n.dtype() == DType.FLOAT ? (float) batch : batch)};
    } else if (kind instanceof NodeKind.Elementwise k) {
      return elementwise(k, n, operands);
    } else if (kind instanceof NodeKind.Cast) {
      return cast(n, operands[0]);
    } else if (kind instanceof NodeKind.Reduce k) {
      Shape shape = Offsets.concrete(n.argument(0).shape(), rows);
      return new ScalariseSums(writer, n).reduce(k, operands[0], shape);
    } else if (kind instanceof NodeKind.Contract k) {
      Shape left = Offsets.concrete(n.argument(0).shape(), rows);
      Shape right = Offsets.concrete(n.argument(1).shape(), rows);
      return new ScalariseSums(writer, n)
          .contract(k, operands, left, right, Offsets.concrete(n.shape(), rows));
    } else if (kind instanceof NodeKind.Concat k) {
      return concat(k, n, operands);
    } else if (kind instanceof NodeKind.Call c) {
      throw Problem.CALL_NOT_RECORDED.exception(c.method(), n.source());
    } else if (kind instanceof NodeKind.Gather
        || kind instanceof NodeKind.ScatterAdd
        || kind instanceof NodeKind.OneHot) {
      return new ScalariseIndexing(writer, n).of(operands);
    }
    return view(n, operands[0]);
  }

  private int[] elementwise(NodeKind.Elementwise k, Node n, int[][] operands) {
    int last = operands.length - 1;
    boolean single = n.argument(last).dtype() == DType.FLOAT;
    int[] second = operands[Math.min(1, last)];
    int[] result = new int[operands[0].length];
    for (int i = 0; i < result.length; i++) {
      result[i] = writer.apply(k.op(), single, operands[0][i], second[i], operands[last][i]);
    }
    return result;
  }

  private int[] cast(Node n, int[] operand) {
    boolean rounds = n.dtype() == DType.FLOAT && n.argument(0).dtype() != DType.BOOL;
    if (!rounds) {
      return operand;
    }
    int[] result = new int[operand.length];
    for (int i = 0; i < result.length; i++) {
      int x = operand[i];
      result[i] = writer.emit(Opcodes.ROUND, x, x, x, writer.isActive(x));
    }
    return result;
  }

  private int[] view(Node n, int[] operand) {
    Shape from = Offsets.concrete(n.argument(0).shape(), batch);
    int[] sources = Offsets.sources(n.kind(), from, Offsets.concrete(n.shape(), batch));
    int[] result = new int[sources.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = sources[i] < 0 ? writer.constant(0.0) : operand[sources[i]];
    }
    return result;
  }

  private int[] concat(NodeKind.Concat k, Node n, int[][] operands) {
    Shape shape = Offsets.concrete(n.shape(), batch);
    int[] result = new int[shape.size()];
    int start = 0;
    for (int part = 0; part < operands.length; part++) {
      Shape from = Offsets.concrete(n.argument(part).shape(), batch);
      int stop = start + from.extent(k.axis());
      int[] places = Offsets.sources(new NodeKind.Slice(k.axis(), start, stop, 1), shape, from);
      for (int i = 0; i < places.length; i++) {
        result[places[i]] = operands[part][i];
      }
      start = stop;
    }
    return result;
  }
}
