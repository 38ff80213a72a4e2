package dev.gradus.runtime.optim;

/**
 * A value in an {@link UpdateFormula} under construction. Symbols of one formula do not mix with
 * those of another.
 */
public final class Symbol {
  /** Where the value comes from; slots are numbered in this order. */
  enum Source {
    PARAMETER,
    GRADIENT,
    STATE,
    HYPER,
    STEP
  }

  private final FormulaBuilder formula;
  final Source source;
  final int index;

  Symbol(FormulaBuilder formula, Source source, int index) {
    this.formula = formula;
    this.source = source;
    this.index = index;
  }

  public Symbol plus(Symbol other) {
    return formula.step(UpdateFormula.Op.ADD, this, other);
  }

  public Symbol minus(Symbol other) {
    return formula.step(UpdateFormula.Op.SUBTRACT, this, other);
  }

  public Symbol times(Symbol other) {
    return formula.step(UpdateFormula.Op.MULTIPLY, this, other);
  }

  /** This times a factor plus an addend, rounded once. */
  public Symbol fma(Symbol factor, Symbol addend) {
    return formula.step(UpdateFormula.Op.FMA, this, factor, addend);
  }

  public Symbol over(Symbol other) {
    return formula.step(UpdateFormula.Op.DIVIDE, this, other);
  }

  public Symbol max(Symbol other) {
    return formula.step(UpdateFormula.Op.MAX, this, other);
  }

  public Symbol negate() {
    return formula.step(UpdateFormula.Op.NEGATE, this, this);
  }

  public Symbol sqrt() {
    return formula.step(UpdateFormula.Op.SQRT, this, this);
  }

  boolean belongsTo(FormulaBuilder other) {
    return formula == other;
  }
}
