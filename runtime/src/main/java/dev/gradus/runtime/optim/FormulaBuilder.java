package dev.gradus.runtime.optim;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes an {@link UpdateFormula} as mathematics; see {@link UpdateFormula#define}. States and
 * hyperparameters are numbered in the order in which they are asked for.
 */
public final class FormulaBuilder {
  private record Draft(UpdateFormula.Op op, Symbol left, Symbol right, Symbol addend) {}

  private final String name;
  private final List<Draft> steps = new ArrayList<>();
  private final List<Symbol> newStates = new ArrayList<>();
  private final Symbol parameter = new Symbol(this, Symbol.Source.PARAMETER, 0);
  private final Symbol gradient = new Symbol(this, Symbol.Source.GRADIENT, 0);
  private Symbol newParameter = parameter;
  private int hypers;

  FormulaBuilder(String name) {
    this.name = name;
  }

  /** The parameter before the update. */
  public Symbol parameter() {
    return parameter;
  }

  /** The gradient. */
  public Symbol gradient() {
    return gradient;
  }

  /** The next state: one number per element of the parameter, 0 at first, kept between updates. */
  public Symbol state() {
    Symbol state = new Symbol(this, Symbol.Source.STATE, newStates.size());
    newStates.add(state);
    return state;
  }

  /** The next hyperparameter: one number, prepared by the optimiser before every update. */
  public Symbol hyper() {
    return new Symbol(this, Symbol.Source.HYPER, hypers++);
  }

  /** Sets the updated parameter. */
  public void updateParameter(Symbol value) {
    newParameter = own(value);
  }

  /** Sets the updated value of a state. */
  public void updateState(Symbol state, Symbol value) {
    newStates.set(own(state).index, own(value));
  }

  Symbol step(UpdateFormula.Op op, Symbol left, Symbol right) {
    return step(op, left, right, right);
  }

  Symbol step(UpdateFormula.Op op, Symbol left, Symbol right, Symbol addend) {
    steps.add(new Draft(op, own(left), own(right), own(addend)));
    return new Symbol(this, Symbol.Source.STEP, steps.size() - 1);
  }

  UpdateFormula build() {
    List<UpdateFormula.Step> numbered = new ArrayList<>();
    for (Draft d : steps) {
      numbered.add(
          new UpdateFormula.Step(d.op(), slot(d.left()), slot(d.right()), slot(d.addend())));
    }
    List<Integer> states = new ArrayList<>();
    for (Symbol s : newStates) {
      states.add(slot(s));
    }
    return new UpdateFormula(name, states.size(), hypers, numbered, slot(newParameter), states);
  }

  private int slot(Symbol s) {
    return switch (s.source) {
      case PARAMETER -> 0;
      case GRADIENT -> 1;
      case STATE -> 2 + s.index;
      case HYPER -> 2 + newStates.size() + s.index;
      case STEP -> 2 + newStates.size() + hypers + s.index;
    };
  }

  private Symbol own(Symbol s) {
    if (!s.belongsTo(this)) {
      throw Problem.UPDATE_FORMULA_MIXED.exception(name);
    }
    return s;
  }
}
