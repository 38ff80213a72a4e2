package dev.gradus.dsl.interpret;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.SourceLine;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.kernel.RowRanges;
import java.util.List;
import java.util.Optional;

/**
 * Carries a graph out node by node, as {@code docs/numerics.md} says, in either arithmetic. Slow
 * and plain: it is what other engines are compared with.
 */
public final class Interpreter {
  private Interpreter() {}

  /**
   * The graph's outputs.
   *
   * @param inputs values of {@link Graph#inputs()}, in that order
   * @param batch rows of the batch
   * @throws dev.gradus.runtime.GradusException if an input does not have the graph's shape and
   *     type, or an index is out of range
   */
  public static List<TensorValue> run(Graph graph, List<TensorValue> inputs, int batch) {
    return run(graph, inputs, batch, RowRanges.LEAST_ROWS);
  }

  /**
   * As the other, with another cut of the batch into ranges.
   *
   * @param leastRows of a range, a power of two
   */
  public static List<TensorValue> run(
      Graph graph, List<TensorValue> inputs, int batch, int leastRows) {
    TensorValue[][] results =
        results(graph, inputs, batch, leastRows, (n, operands, result) -> true);
    return graph.outputs().stream().map(n -> results[n.id()][0]).toList();
  }

  /**
   * The first node that gave a value that is not finite while all its operands were finite. If
   * there is none (an infinity may have been written down on purpose), the first that made a NaN of
   * operands without one. Scan bodies are searched step by step.
   */
  public static Optional<NonFinite> firstNonFinite(
      Graph graph, List<TensorValue> inputs, int batch) {
    for (NonFinite.Test test : NonFinite.Test.values()) {
      NonFinite.Finder finder = new NonFinite.Finder(test);
      results(graph, inputs, batch, RowRanges.LEAST_ROWS, finder);
      if (finder.found().isPresent()) {
        return finder.found();
      }
    }
    return Optional.empty();
  }

  /** Looks at every evaluated node; answers whether to go on. */
  interface Observer {
    boolean evaluated(Node n, List<TensorValue> operands, TensorValue[] results);
  }

  /** The results of every node (several for a scan) until the observer had enough. */
  static TensorValue[][] results(
      Graph graph, List<TensorValue> inputs, int batch, int leastRows, Observer observer) {
    TensorValue[][] results = new TensorValue[graph.nodes().size()][];
    if (inputs.size() != graph.inputs().size()) {
      throw new IllegalArgumentException(
          inputs.size() + " values for " + graph.inputs().size() + " inputs");
    }
    for (int i = 0; i < inputs.size(); i++) {
      Node n = graph.inputs().get(i);
      results[n.id()] = new TensorValue[] {checked(n, inputs.get(i), batch)};
    }
    for (Node n : graph.nodes()) {
      List<TensorValue> operands = n.arguments().stream().map(a -> results[a.id()][0]).toList();
      if (n.kind() instanceof NodeKind.Pick pick) {
        results[n.id()] = new TensorValue[] {results[n.argument(0).id()][pick.index()]};
      } else if (results[n.id()] == null) {
        results[n.id()] = of(graph.arithmetic(), n, operands, batch, leastRows, observer);
      }
      if (!observer.evaluated(n, operands, results[n.id()])) {
        break;
      }
    }
    return results;
  }

  private static TensorValue[] of(
      Arithmetic arithmetic,
      Node n,
      List<TensorValue> operands,
      int batch,
      int leastRows,
      Observer observer) {
    return RangeMeaning.applies(n, batch, leastRows)
        ? new TensorValue[] {RangeMeaning.of(arithmetic, n, operands, batch, leastRows)}
        : NodeMeaning.of(arithmetic, n, operands, batch, observer);
  }

  private static TensorValue checked(Node n, TensorValue value, int batch) {
    if (!value.shape().equals(Offsets.concrete(n.shape(), batch)) || value.dtype() != n.dtype()) {
      throw Problem.INPUT_MISMATCH.exception(
          name(n), n.shape() + " " + n.dtype(), value.shape() + " " + value.dtype());
    }
    return value;
  }

  private static String name(Node n) {
    if (n.kind() instanceof NodeKind.Parameter p) {
      return p.name();
    }
    return n.kind() instanceof NodeKind.Input i ? i.name() : n.toString();
  }

  static RuntimeException outside(double index, int extent, SourceLine line) {
    return Problem.INDEX_OUT_OF_RANGE.exception((int) index, extent - 1, line);
  }
}
