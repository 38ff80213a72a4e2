package dev.gradus.dsl.op;

/**
 * How mathematics writes an operation.
 *
 * @param symbol the operator sign; the name for functions
 * @param precedence binding strength: or 1, and 2, comparison 3, sum 4, product 5, sign 6, power 7,
 *     function 8
 * @param position where the sign stands
 */
public record Notation(String symbol, int precedence, Position position) {
  /** Where the sign stands relative to the operands. */
  public enum Position {
    BEFORE,
    BETWEEN,
    AFTER,
    /** As a function: {@code name(x, y)}. */
    FUNCTION
  }

  /** Function call. */
  static Notation function(String name) {
    return new Notation(name, 8, Position.FUNCTION);
  }
}
