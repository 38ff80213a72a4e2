package dev.gradus.dsl.op;

/** How an operation is carried out, as data that interpreter and emitter both follow. */
public sealed interface Realisation {

  /**
   * A JVM instruction.
   *
   * @param doubleOpcode opcode on doubles (DADD, …); the float opcode is one less
   */
  record Opcode(int doubleOpcode) implements Realisation {
    static final Opcode DADD = new Opcode(99);
    static final Opcode DSUB = new Opcode(103);
    static final Opcode DMUL = new Opcode(107);
    static final Opcode DDIV = new Opcode(111);
    static final Opcode DREM = new Opcode(115);
    static final Opcode DNEG = new Opcode(119);
  }

  /**
   * A static method {@code double name(double, …)}; a float operand takes the overload on floats if
   * {@code hasFloat}, else is widened, computed in double and rounded.
   *
   * @param block name of the {@link dev.gradus.runtime.kernel.BlockKernels} method that does the
   *     same on blocks, or empty
   */
  record StaticCall(Class<?> owner, String name, boolean hasFloat, String block)
      implements Realisation {}

  /**
   * A composition of other operations, carried out in the operands' type; constants are rounded to
   * it.
   */
  record Recipe(Formula formula) implements Realisation {}

  /** Comparison of the two operands as Java does it. */
  record Compare(Relation relation) implements Realisation {}

  /** Order relations. */
  enum Relation {
    EQ,
    NE,
    LT,
    LE,
    GT,
    GE
  }

  /** Logic on truth values. */
  record Logic(Connective connective) implements Realisation {}

  /** Logical connectives. */
  enum Connective {
    AND,
    OR,
    XOR,
    NOT
  }

  /** {@code operand 0 ? operand 1 : operand 2}. */
  record Choose() implements Realisation {}

  /** The operand itself. */
  record Identity() implements Realisation {}
}
