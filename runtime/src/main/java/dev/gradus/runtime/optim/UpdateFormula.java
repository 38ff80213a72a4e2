package dev.gradus.runtime.optim;

import java.util.List;
import java.util.function.Consumer;

/**
 * The element-wise update of an optimiser as a straight-line program over IEEE basic operations,
 * defined once: the compiler fuses it into a kernel, {@link UpdateLoop} runs it over arrays.
 *
 * <p>Slots: 0 is the parameter, 1 its gradient, 2 … 1+states the states, then the hyperparameters,
 * then the result of every step in order. Hyperparameters are rounded to the parameter's type
 * before use.
 *
 * @param steps operations in order
 * @param newParameter slot of the updated parameter
 * @param newStates slots of the updated states
 */
public record UpdateFormula(
    String name,
    int states,
    int hypers,
    List<Step> steps,
    int newParameter,
    List<Integer> newStates) {

  /** No update at all. */
  public static final UpdateFormula NONE = new UpdateFormula("none", 0, 0, List.of(), 0, List.of());

  public UpdateFormula {
    steps = List.copyOf(steps);
    newStates = List.copyOf(newStates);
  }

  /**
   * A formula written as mathematics:
   *
   * <pre>{@code
   * UpdateFormula.define("sgd", u -> {
   *   Symbol rate = u.hyper();
   *   u.updateParameter(u.parameter().minus(rate.times(u.gradient())));
   * });
   * }</pre>
   */
  public static UpdateFormula define(String name, Consumer<FormulaBuilder> body) {
    FormulaBuilder builder = new FormulaBuilder(name);
    body.accept(builder);
    return builder.build();
  }

  /** Number of slots: parameter, gradient, states, hyperparameters and the results of all steps. */
  public int slots() {
    return firstStep() + steps.size();
  }

  /** Slot of the first hyperparameter. */
  public int firstHyper() {
    return 2 + states;
  }

  /** Slot of the result of the first step. */
  public int firstStep() {
    return 2 + states + hypers;
  }

  /** Exactly rounded operations only, so that every engine gives the same bits. */
  public enum Op {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    MAX,
    NEGATE,
    SQRT,
    /** left · right + addend, rounded once. */
    FMA
  }

  /** One operation; NEGATE and SQRT look at {@code left} alone, only FMA at {@code addend}. */
  public record Step(Op op, int left, int right, int addend) {}
}
