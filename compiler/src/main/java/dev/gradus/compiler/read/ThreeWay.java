package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * The three-way comparisons lcmp, fcmpl, fcmpg, dcmpl and dcmpg, whose result is nearly always
 * tested against zero at once: the test then becomes one comparison of the operands.
 *
 * @param nanIsGreater whether NaN gives 1 (else −1)
 */
record ThreeWay(Value a, Value b, boolean nanIsGreater) {

  /**
   * One comparison of a and b, and whether the branch jumps where it holds or where it does not.
   */
  record Test(Comparison comparison, boolean jumpsIfTrue) {}

  /** Comparisons in the order of the opcodes ifeq … ifle and if_icmpeq … if_icmple. */
  private static final List<Comparison> JUMPS =
      List.of(
          Comparison.EQ, Comparison.NE, Comparison.LT, Comparison.GE, Comparison.GT, Comparison.LE);

  static Comparison jump(int number) {
    return JUMPS.get(number);
  }

  /** The comparison that holds exactly where this does not; of no use where NaN occurs. */
  static Comparison inverse(Comparison comparison) {
    return switch (comparison) {
      case EQ -> Comparison.NE;
      case NE -> Comparison.EQ;
      case LT -> Comparison.GE;
      case GE -> Comparison.LT;
      case GT -> Comparison.LE;
      case LE -> Comparison.GT;
    };
  }

  /** The comparison with operands exchanged. */
  static Comparison mirrored(Comparison comparison) {
    return switch (comparison) {
      case EQ, NE -> comparison;
      case LT -> Comparison.GT;
      case GT -> Comparison.LT;
      case LE -> Comparison.GE;
      case GE -> Comparison.LE;
    };
  }

  /**
   * Adds the statements for the number itself: 1 if a &gt; b, 0 if equal, −1 if less. They are
   * dropped later where only a test uses it.
   */
  static Value define(InstructionReader reader, int opcode, Value a, Value b) {
    boolean greater = opcode == Opcodes.FCMPG || opcode == Opcodes.DCMPG;
    // The side that NaN does not fall on is tested first; NaN is left over for the other.
    Comparison first = greater ? Comparison.LT : Comparison.GT;
    Value tested = compare(reader, first, a, b);
    Value equal = compare(reader, Comparison.EQ, a, b);
    Value zero = reader.constant(0, Type.INT);
    Value last = reader.constant(greater ? 1 : -1, Type.INT);
    Value other = reader.emit(Type.INT, new Operation.Choose(), List.of(equal, zero, last));
    Value sign = reader.constant(greater ? -1 : 1, Type.INT);
    return reader.emit(Type.INT, new Operation.Choose(), List.of(tested, sign, other));
  }

  private static Value compare(InstructionReader reader, Comparison comparison, Value a, Value b) {
    return reader.emit(Type.BOOLEAN, new Operation.Compare(comparison), List.of(a, b));
  }

  /** Finds the comparison that {@link #define} has just given this value. */
  static Optional<ThreeWay> definedBy(Value value, List<Statement> statements) {
    int last = statements.size() - 1;
    if (last < 6 || !statements.get(last).results().equals(List.of(value))) {
      return Optional.empty();
    }
    if (statements.get(last - 6) instanceof Statement.Instruction first
        && statements.get(last) instanceof Statement.Instruction choice
        && choice.operation() instanceof Operation.Choose
        && choice.arguments().get(0) == first.results().get(0)
        && first.operation() instanceof Operation.Compare compare) {
      boolean greater = compare.comparison() == Comparison.LT;
      return Optional.of(new ThreeWay(first.arguments().get(0), first.arguments().get(1), greater));
    }
    return Optional.empty();
  }

  /** What one of the opcodes ifeq … ifle on the three-way result means for a and b. */
  Test test(int opcode) {
    Comparison jump = jump(opcode - Opcodes.IFEQ);
    boolean less = jump == Comparison.LT || jump == Comparison.LE;
    boolean equality = jump == Comparison.EQ || jump == Comparison.NE;
    boolean whole = a.type().equals(Type.LONG);
    // "Jump if not less" holds for NaN where NaN counts as greater: that is the inverse of "less".
    boolean nanJumps = !whole && !equality && less != nanIsGreater;
    if (nanJumps || whole && jump != Comparison.NE || jump == Comparison.EQ) {
      return new Test(inverse(jump), false);
    }
    return new Test(jump, true);
  }
}
