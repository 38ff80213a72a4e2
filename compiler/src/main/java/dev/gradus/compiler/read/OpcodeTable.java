package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/** Which operation an arithmetic or conversion instruction is. */
final class OpcodeTable {
  private static final Map<Integer, Operation> OPERATIONS = new HashMap<>();
  private static final Map<Integer, Type> RESULTS = new HashMap<>();

  private OpcodeTable() {}

  static {
    reals();
    whole(Opcodes.IADD, 1, WholeOp.ADD);
    whole(Opcodes.ISUB, 1, WholeOp.SUBTRACT);
    whole(Opcodes.IMUL, 1, WholeOp.MULTIPLY);
    whole(Opcodes.IDIV, 1, WholeOp.DIVIDE);
    whole(Opcodes.IREM, 1, WholeOp.REMAINDER);
    whole(Opcodes.INEG, 1, WholeOp.NEGATE);
    whole(Opcodes.ISHL, 1, WholeOp.SHIFT_LEFT);
    whole(Opcodes.ISHR, 1, WholeOp.SHIFT_RIGHT);
    whole(Opcodes.IUSHR, 1, WholeOp.SHIFT_RIGHT_UNSIGNED);
    whole(Opcodes.IAND, 1, WholeOp.AND);
    whole(Opcodes.IOR, 1, WholeOp.OR);
    whole(Opcodes.IXOR, 1, WholeOp.XOR);
    conversions();
  }

  /** The operation of an instruction on numbers. */
  static Optional<Operation> operation(int opcode) {
    return Optional.ofNullable(OPERATIONS.get(opcode));
  }

  /** The type of such an operation's result. */
  static Type result(int opcode) {
    return RESULTS.get(opcode);
  }

  private static void add(int opcode, Operation operation, Type result) {
    OPERATIONS.put(opcode, operation);
    RESULTS.put(opcode, result);
  }

  private static void whole(int intOpcode, int longDistance, WholeOp op) {
    add(intOpcode, new Operation.Whole(op), Type.INT);
    add(intOpcode + longDistance, new Operation.Whole(op), Type.LONG);
  }

  private static void reals() {
    for (ScalarOp op : Catalogue.all()) {
      if (op.kind() == ScalarOp.Kind.REAL
          && op.realisation(Arithmetic.STRICT) instanceof Realisation.Opcode instruction) {
        Operation operation = new Operation.Scalar(op, Operation.Flavour.STRICT);
        add(instruction.doubleOpcode(), operation, Type.DOUBLE);
        add(instruction.doubleOpcode() - 1, operation, Type.FLOAT);
      }
    }
  }

  private static void conversions() {
    int[] toInt = {Opcodes.L2I, Opcodes.F2I, Opcodes.D2I};
    int[] toLong = {Opcodes.I2L, Opcodes.F2L, Opcodes.D2L};
    int[] toFloat = {Opcodes.I2F, Opcodes.L2F, Opcodes.D2F};
    int[] toDouble = {Opcodes.I2D, Opcodes.L2D, Opcodes.F2D};
    conversions(Type.INT, toInt);
    conversions(Type.LONG, toLong);
    conversions(Type.FLOAT, toFloat);
    conversions(Type.DOUBLE, toDouble);
    narrowing(Opcodes.I2B, Type.Kind.BYTE);
    narrowing(Opcodes.I2C, Type.Kind.CHAR);
    narrowing(Opcodes.I2S, Type.Kind.SHORT);
  }

  private static void conversions(Type to, int... opcodes) {
    for (int opcode : opcodes) {
      add(opcode, new Operation.Convert(to), to);
    }
  }

  private static void narrowing(int opcode, Type.Kind kind) {
    add(opcode, new Operation.Convert(new Type(kind, 0, "")), Type.INT);
  }
}
