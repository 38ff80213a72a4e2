package dev.gradus.dsl.tape;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.dsl.graph.SummationOrder;
import dev.gradus.dsl.interpret.Offsets;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The tensor operations of a graph for one number of rows, with their arrays. Scans are unrolled.
 * What depends on constants only is computed once.
 */
final class TensorPlan {
  final List<Cell> inputs = new ArrayList<>();
  final List<Cell> outputs;
  final List<Step> steps = new ArrayList<>();
  final List<Cell> active = new ArrayList<>();
  private final Arithmetic arithmetic;
  private final int batch;
  private final boolean chooses;

  TensorPlan(Graph graph, int batch, Predicate<Node> trained) {
    this.arithmetic = graph.arithmetic();
    this.batch = batch;
    for (Node n : graph.inputs()) {
      inputs.add(Cell.bound(n.dtype(), Offsets.concrete(n.shape(), batch), trained.test(n)));
    }
    chooses = chooses(graph);
    inputs.stream().filter(c -> c.active).forEach(active::add);
    outputs = unroll(graph, inputs, true);
  }

  /** Whether a graph or the body of one of its scans chooses between values. */
  private static boolean chooses(Graph graph) {
    return graph.nodes().stream()
        .anyMatch(
            n ->
                (n.kind() instanceof NodeKind.Elementwise k && k.op() == SelectionOps.SELECT)
                    || (n.kind() instanceof NodeKind.Scan scan && chooses(scan.body())));
  }

  /**
   * @param inRanges whether sums over the batch are those of its ranges of rows
   */
  private List<Cell> unroll(Graph graph, List<Cell> values, boolean inRanges) {
    List<List<Cell>> cells = new ArrayList<>();
    for (Node n : graph.nodes()) {
      List<Cell> operands = n.arguments().stream().map(a -> cells.get(a.id()).get(0)).toList();
      int input = graph.inputs().indexOf(n);
      if (input >= 0) {
        cells.add(List.of(values.get(input)));
      } else if (n.kind() instanceof NodeKind.Scan k) {
        cells.add(scan(k, operands));
      } else if (n.kind() instanceof NodeKind.Pick k) {
        cells.add(List.of(cells.get(n.argument(0).id()).get(k.index())));
      } else {
        cells.add(List.of(one(n, operands, inRanges)));
      }
    }
    return graph.outputs().stream().map(o -> cells.get(o.id()).get(0)).toList();
  }

  private Cell one(Node n, List<Cell> operands, boolean inRanges) {
    boolean isActive = isActive(n, operands);
    Shape shape = Offsets.concrete(n.shape(), batch);
    Cell to =
        n.kind() instanceof NodeKind.Reshape
            ? Cell.bound(n.dtype(), shape, isActive)
            : Cell.allocate(n.dtype(), shape, isActive);
    if (to.active && !(n.kind() instanceof NodeKind.Reshape)) {
      active.add(to);
    }
    to.fixed = n.kind() instanceof NodeKind.Constant || n.kind() instanceof NodeKind.BatchSize;
    if (n.kind() instanceof NodeKind.Constant k) {
      for (int i = 0; i < to.size; i++) {
        to.set(i, k.values().get(i));
      }
    } else if (n.kind() instanceof NodeKind.BatchSize) {
      to.set(0, batch);
    } else if (n.kind() instanceof NodeKind.Concat k) {
      concat(k, operands, to);
    } else {
      boolean ranged =
          inRanges
              && RowRanges.count(batch, RowRanges.LEAST_ROWS) > 1
              && SummationOrder.byRanges(n);
      Step step =
          ranged
              ? new RangedStep(n, operands, to, batch, (some, sum) -> step(n, some, sum))
              : step(n, operands, to);
      schedule(step, operands);
      to.fixed = operands.stream().allMatch(c -> c.fixed);
    }
    return to;
  }

  /** Runs a step now if its operands never change, else on every evaluation. */
  private void schedule(Step step, List<Cell> operands) {
    if (operands.stream().allMatch(c -> c.fixed)) {
      step.forward();
    } else {
      steps.add(step);
    }
  }

  private static boolean isActive(Node n, List<Cell> operands) {
    if (n.kind() instanceof NodeKind.Elementwise k) {
      for (boolean wanted : MapStep.wanted(k.op(), operands)) {
        if (wanted) {
          return true;
        }
      }
      return false;
    }
    if (n.kind() instanceof NodeKind.Call k) {
      return k.active().stream().anyMatch(i -> operands.get(i).active);
    }
    return n.dtype().isReal() && operands.stream().anyMatch(c -> c.active);
  }

  private void concat(NodeKind.Concat k, List<Cell> operands, Cell to) {
    int start = 0;
    for (Cell part : operands) {
      schedule(CopyStep.part(part, to, k.axis(), start), List.of(part));
      start += part.shape.extent(k.axis());
    }
  }

  private Step step(Node n, List<Cell> operands, Cell to) {
    NodeKind kind = n.kind();
    Cell first = operands.get(0);
    if (kind instanceof NodeKind.Elementwise k) {
      boolean single = n.argument(operands.size() - 1).dtype() == DType.FLOAT;
      MapCode code = MapCode.of(k.op(), arithmetic, single, MapStep.wanted(k.op(), operands));
      return new MapStep(code, operands, to, chooses);
    } else if (kind instanceof NodeKind.Cast) {
      return new CastStep(first, to);
    } else if (kind instanceof NodeKind.Reduce k) {
      boolean interleaved = SummationOrder.interleaved(arithmetic, n.argument(0).shape(), k.axes());
      return new ReduceStep(k, interleaved, first, to);
    } else if (kind instanceof NodeKind.Contract k) {
      boolean interleaved =
          SummationOrder.interleaved(arithmetic, k, n.argument(0).shape(), n.argument(1).shape());
      boolean strict = arithmetic == Arithmetic.STRICT;
      return new ContractStep(k, strict, interleaved, first, operands.get(1), to);
    } else if (kind instanceof NodeKind.Reshape) {
      return new AliasStep(first, to);
    } else if (kind instanceof NodeKind.Gather) {
      return new IndexStep(n, operands.get(1), first, to);
    } else if (kind instanceof NodeKind.ScatterAdd) {
      return new IndexStep(n, first, operands.get(1), to);
    } else if (kind instanceof NodeKind.OneHot) {
      return new IndexStep(n, first, first, to);
    }
    if (kind instanceof NodeKind.Call k) {
      return new CallStep(k, operands, to);
    }
    return CopyStep.of(kind, first, to);
  }

  private List<Cell> scan(NodeKind.Scan k, List<Cell> operands) {
    List<Node> outputs = k.body().outputs();
    List<Cell> values = new ArrayList<>(operands);
    List<Cell> results = new ArrayList<>(operands.subList(0, k.carries()));
    boolean isActive = operands.stream().anyMatch(c -> c.active);
    for (Node o : outputs.subList(k.carries(), outputs.size())) {
      List<Integer> extents = new ArrayList<>(o.shape().extents());
      extents.add(stackingAxis(o), k.length());
      Shape shape = Offsets.concrete(new Shape(extents), batch);
      results.add(Cell.allocate(o.dtype(), shape, isActive));
    }
    results.stream().skip(k.carries()).filter(c -> c.active).forEach(active::add);
    for (int step = 0; step < k.length(); step++) {
      int entry = k.reverse() ? k.length() - 1 - step : step;
      for (int i = k.carries(); i < k.carries() + k.perStep(); i++) {
        values.set(i, entry(operands.get(i), k.body().inputs().get(i), entry));
      }
      List<Cell> stepResults = unroll(k.body(), values, false);
      for (int i = 0; i < outputs.size(); i++) {
        if (i < k.carries()) {
          values.set(i, stepResults.get(i));
          results.set(i, stepResults.get(i));
        } else {
          Cell stacked = results.get(i);
          Cell part = stepResults.get(i);
          int axis = stackingAxis(outputs.get(i));
          schedule(CopyStep.store(part, stacked, axis, entry), List.of(part));
        }
      }
    }
    return results;
  }

  private Cell entry(Cell stacked, Node input, int entry) {
    Cell to = Cell.allocate(input.dtype(), Offsets.concrete(input.shape(), batch), stacked.active);
    if (to.active) {
      active.add(to);
    }
    schedule(CopyStep.entry(stacked, to, stackingAxis(input), entry), List.of(stacked));
    to.fixed = stacked.fixed;
    return to;
  }

  private static int stackingAxis(Node step) {
    return step.shape().batchAxis() == 0 ? 1 : 0;
  }
}
