package dev.gradus.dsl.tape;

import dev.gradus.dsl.op.ActivationOps;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ComparisonOps;
import dev.gradus.dsl.op.ExponentialOps;
import dev.gradus.dsl.op.LogicOps;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.dsl.op.SelectionOps;
import dev.gradus.dsl.op.TrigonometricOps;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.kernel.FastMath;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Operation codes of scalar programs. The frequent operations have their own; every other one of
 * the catalogue is a {@link ForeignOp}, numbered from {@link #FOREIGN}. An operation on floats has
 * the code of the one on doubles plus {@link #SINGLE}.
 */
final class Opcodes {
  static final int ADD = 0;
  static final int SUBTRACT = 1;
  static final int MULTIPLY = 2;
  static final int DIVIDE = 3;
  static final int NEGATE = 4;
  static final int SQUARE = 5;
  static final int SQRT = 6;
  static final int MAX = 7;
  static final int MIN = 8;
  static final int FMA = 9;
  static final int RELU = 10;
  static final int ABS = 11;
  static final int FAST_EXP = 12;
  static final int FAST_LOG = 13;
  static final int FAST_TANH = 14;
  static final int FAST_SIGMOID = 15;
  static final int SINGLE = 16;

  static final int SELECT = 32;
  static final int LESS = 33;
  static final int LESS_EQUAL = 34;
  static final int GREATER = 35;
  static final int GREATER_EQUAL = 36;
  static final int EQUAL = 37;
  static final int NOT_EQUAL = 38;
  static final int AND = 39;
  static final int OR = 40;
  static final int XOR = 41;
  static final int NOT = 42;

  /** Rounds a to float. */
  static final int ROUND = 43;

  /** Largest of the b pool entries from a on. */
  static final int LARGEST = 44;

  /** Smallest of the b pool entries from a on. */
  static final int SMALLEST = 45;

  /** Position of the largest of the b pool entries from a on. */
  static final int LARGEST_AT = 46;

  /** Position of the smallest of the b pool entries from a on. */
  static final int SMALLEST_AT = 47;

  /** Of the b pool entries from a on, the one whose position is the value of c. */
  static final int LOOKUP = 48;

  /** 1 if the value of a is the number b, else 0. */
  static final int IS_INDEX = 49;

  /** Sum of the values in the b pairs (index, value) of pool entries from a on with index c. */
  static final int SCATTER = 50;

  /** The same as {@link #SCATTER}, every sum rounded to float. */
  static final int SCATTER_SINGLE = 51;

  /** The value of a, refused unless it is an index below b. */
  static final int CHECK_INDEX = 52;

  /** Recorded in place of an operation that no parameter reaches. */
  static final int PASSIVE = 53;

  static final int FOREIGN = 64;

  /** Lower half of an instruction's code word: what to compute. */
  static final int MASK = 0xffff;

  /** Shift of the upper half: what to record. */
  static final int RECORDED = 16;

  private static final Map<ScalarOp, Integer> OWN = new HashMap<>();
  private static final Map<ScalarOp, Integer> FAST = new HashMap<>();

  static {
    OWN.put(ArithmeticOps.ADD, ADD);
    OWN.put(ArithmeticOps.SUBTRACT, SUBTRACT);
    OWN.put(ArithmeticOps.MULTIPLY, MULTIPLY);
    OWN.put(ArithmeticOps.DIVIDE, DIVIDE);
    OWN.put(ArithmeticOps.NEGATE, NEGATE);
    OWN.put(ArithmeticOps.SQUARE, SQUARE);
    OWN.put(ArithmeticOps.SQRT, SQRT);
    OWN.put(ArithmeticOps.MAX, MAX);
    OWN.put(ArithmeticOps.MIN, MIN);
    OWN.put(ArithmeticOps.FMA, FMA);
    OWN.put(ArithmeticOps.ABS, ABS);
    OWN.put(ActivationOps.RELU, RELU);
    OWN.put(SelectionOps.SELECT, SELECT);
    OWN.put(ComparisonOps.LESS, LESS);
    OWN.put(ComparisonOps.LESS_EQUAL, LESS_EQUAL);
    OWN.put(ComparisonOps.GREATER, GREATER);
    OWN.put(ComparisonOps.GREATER_EQUAL, GREATER_EQUAL);
    OWN.put(ComparisonOps.EQUAL, EQUAL);
    OWN.put(ComparisonOps.NOT_EQUAL, NOT_EQUAL);
    OWN.put(LogicOps.AND, AND);
    OWN.put(LogicOps.OR, OR);
    OWN.put(LogicOps.XOR, XOR);
    OWN.put(LogicOps.NOT, NOT);
    FAST.put(ExponentialOps.EXP, FAST_EXP);
    FAST.put(ExponentialOps.LOG, FAST_LOG);
    FAST.put(TrigonometricOps.TANH, FAST_TANH);
    FAST.put(ActivationOps.SIGMOID, FAST_SIGMOID);
  }

  private Opcodes() {}

  /** The operation's own code, if it has one. */
  static OptionalInt of(ScalarOp op, Arithmetic arithmetic, boolean single) {
    Integer code = OWN.get(op);
    if (code == null && isFastMath(op.realisation(arithmetic))) {
      code = FAST.get(op);
    }
    if (code == null) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(single && code < SINGLE ? code + SINGLE : code);
  }

  /** The code of the same operation on doubles, which has the same derivative. */
  static int onDoubles(int code) {
    return code >= SINGLE && code < SELECT ? code - SINGLE : code;
  }

  /** Whether operand 1, 2 or 3 of an instruction is a slot. */
  static boolean readsSlot(int code, int operand) {
    if (code < LARGEST || code >= FOREIGN) {
      return true;
    }
    return operand == 1 ? code == IS_INDEX || code == CHECK_INDEX : operand == 3 && code == LOOKUP;
  }

  private static boolean isFastMath(Realisation realisation) {
    return realisation instanceof Realisation.StaticCall call
        && call.owner() == FastMath.class
        && call.hasFloat();
  }
}
