package dev.gradus.dsl;

import dev.gradus.dsl.graph.Graph;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats a step that hands values on to the next one, like a recurrent layer or an integrator:
 *
 * <pre>{@code
 * Tensor h = Scan.from(h0).over(xs).run((carry, x) -> {
 *   Tensor next = carry.get(0).times(a).plus(x.get(0)).tanh();
 *   return Scan.next(next).emit(next);
 * }).carry(0);
 * }</pre>
 *
 * <p>The step is recorded once. It may use tensors of its surroundings, which stay the same in
 * every step; what it makes can leave only as a carry or an emitted result.
 */
public final class Scan {
  private final List<Tensor> carries;
  private List<Tensor> operands = List.of();
  private int length = -1;
  private boolean reversed;

  private Scan(List<Tensor> carries) {
    this.carries = carries;
  }

  /** What a step does. */
  @FunctionalInterface
  public interface Body {
    /**
     * Carries one step out.
     *
     * @param carries values handed on by the step before, in the first step the initial ones
     * @param operands this step's entry of every per-step operand, without the stacking axis
     */
    Step step(List<Tensor> carries, List<Tensor> operands);
  }

  /** What a step hands on and what it emits. */
  public record Step(List<Tensor> carries, List<Tensor> emitted) {
    /** The same step with results that are stacked over all steps. */
    public Step emit(Tensor... results) {
      return new Step(carries, List.of(results));
    }
  }

  /** What is left after the last step. */
  public record Result(List<Tensor> carries, List<Tensor> stacked) {
    /** Final value of a carry. */
    public Tensor carry(int index) {
      return carries.get(index);
    }

    /**
     * An emitted result of every step, stacked along axis 0 (along axis 1 if the result has a
     * leading batch axis), in the order of the operands' entries.
     */
    public Tensor stacked(int index) {
      return stacked.get(index);
    }
  }

  /** A scan with these initial carries. */
  public static Scan from(Tensor... carries) {
    return new Scan(List.of(carries));
  }

  /** What a step hands on: as many as there are carries, of the same shapes and types. */
  public static Step next(Tensor... carries) {
    return new Step(List.of(carries), List.of());
  }

  /** Operands of which each step gets one entry: along axis 0, or axis 1 behind a batch axis. */
  public Scan over(Tensor... perStep) {
    operands = List.of(perStep);
    return this;
  }

  /** The number of steps, where no per-step operand tells it. */
  public Scan times(int steps) {
    length = steps;
    return this;
  }

  /** Goes through the entries from the last to the first. */
  public Scan reversed() {
    reversed = true;
    return this;
  }

  /**
   * Records the step and returns the scan's results.
   *
   * @throws dev.gradus.runtime.GradusException if operands differ in length, or the step hands on
   *     other shapes or types than it gets
   */
  public Result run(Body body) {
    List<Tensor> given = new ArrayList<>(carries);
    given.addAll(operands);
    if (given.isEmpty()) {
      throw Problem.NO_OPERANDS.exception("scan", UserLine.here());
    }
    Scope outer = given.get(0).scope().model().innermost();
    List<Node> arguments = new ArrayList<>(given.stream().map(outer::enter).toList());
    int steps = steps();
    Scope inner = outer.inner();
    List<Tensor> in = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      boolean carried = i < carries.size();
      Shape shape = given.get(i).shape();
      Shape step = carried ? shape : shape.without(List.of(stackingAxis(shape)));
      String name = carried ? "carry" + i : "step" + (i - carries.size());
      in.add(inner.input(name, given.get(i).dtype(), step));
    }
    Graph graph = record(body, inner, in);
    arguments.addAll(inner.captured());
    NodeKind.Scan kind =
        new NodeKind.Scan(
            graph, steps, reversed, carries.size(), operands.size(), inner.captured().size());
    List<Tensor> results =
        outer.builder().scan(kind, arguments).stream().map(outer::tensor).toList();
    return new Result(
        results.subList(0, carries.size()), results.subList(carries.size(), results.size()));
  }

  private Graph record(Body body, Scope inner, List<Tensor> in) {
    ModelBuilder model = inner.model();
    Step step =
        model.inside(
            inner,
            () ->
                body.step(
                    List.copyOf(in.subList(0, carries.size())),
                    List.copyOf(in.subList(carries.size(), in.size()))));
    if (step.carries().size() != carries.size()) {
      throw Problem.SCAN_CARRIES.exception(step.carries().size(), carries.size(), UserLine.here());
    }
    for (int i = 0; i < carries.size(); i++) {
      checkCarry(i, carries.get(i), step.carries().get(i));
    }
    List<Tensor> out = new ArrayList<>(step.carries());
    out.addAll(step.emitted());
    if (out.isEmpty()) {
      throw Problem.SCAN_CARRIES.exception(0, 0, UserLine.here());
    }
    return inner.close(out.stream().map(inner::enter).toList());
  }

  private static void checkCarry(int index, Tensor before, Tensor after) {
    if (!before.shape().equals(after.shape()) || before.dtype() != after.dtype()) {
      throw Problem.SCAN_CARRY_TYPE.exception(index, before, after, UserLine.here());
    }
  }

  private int steps() {
    int steps = length;
    for (Tensor x : operands) {
      int axis = stackingAxis(x.shape());
      int extent = axis < x.rank() ? x.shape().extent(axis) : Shape.BATCH;
      if (extent == Shape.BATCH || (steps >= 0 && steps != extent)) {
        throw Problem.SCAN_LENGTH.exception(x.shape(), axis, steps, UserLine.here());
      }
      steps = extent;
    }
    if (steps < 0) {
      throw Problem.SCAN_LENGTH_UNKNOWN.exception(UserLine.here());
    }
    return steps;
  }

  private static int stackingAxis(Shape shape) {
    return shape.batchAxis() == 0 ? 1 : 0;
  }
}
