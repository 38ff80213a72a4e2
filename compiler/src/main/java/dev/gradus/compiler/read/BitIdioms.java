package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.ScalarOp;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Arithmetic done on the bits of a number: without its sign bit it is its absolute value, with the
 * sign bit turned over its negative. As operations of the catalogue they have derivatives.
 */
final class BitIdioms {
  private static final Set<String> TO_BITS =
      Set.of(
          "java/lang/Double.doubleToRawLongBits",
          "java/lang/Double.doubleToLongBits",
          "java/lang/Float.floatToRawIntBits",
          "java/lang/Float.floatToIntBits");

  private BitIdioms() {}

  /** Whether a call only looks at bits: without a use of its result it need not be made. */
  static boolean isToBits(Operation operation) {
    return operation instanceof Operation.StaticCall c
        && TO_BITS.contains(c.owner() + "." + c.name());
  }

  /** The number that a call makes of bits, if they are those of a known operation. */
  static Optional<Value> read(
      InstructionReader reader, MethodInsnNode call, List<Value> arguments) {
    boolean isDouble =
        call.owner.equals("java/lang/Double") && call.name.equals("longBitsToDouble");
    boolean isFloat = call.owner.equals("java/lang/Float") && call.name.equals("intBitsToFloat");
    if (!isDouble && !isFloat) {
      return Optional.empty();
    }
    Optional<Value> whole = number(reader, arguments.get(0));
    if (whole.isPresent()) {
      return whole;
    }
    return reader
        .definition(arguments.get(0))
        .filter(i -> i.operation() instanceof Operation.Whole)
        .flatMap(i -> masked(reader, i));
  }

  /** The number whose bits these are. */
  private static Optional<Value> number(InstructionReader reader, Value bits) {
    return reader
        .definition(bits)
        .filter(i -> isToBits(i.operation()))
        .map(i -> i.arguments().get(0));
  }

  private static Optional<Value> masked(InstructionReader reader, Statement.Instruction masking) {
    WholeOp op = ((Operation.Whole) masking.operation()).op();
    for (int k = 0; k < masking.arguments().size() && masking.arguments().size() == 2; k++) {
      Optional<Value> number = number(reader, masking.arguments().get(k));
      Optional<Object> mask = reader.constantOf(masking.arguments().get(1 - k));
      Optional<ScalarOp> known = mask.flatMap(m -> operation(op, m));
      if (number.isPresent() && known.isPresent()) {
        Type type = number.get().type();
        Operation operation = new Operation.Scalar(known.get(), Operation.Flavour.STRICT);
        return Optional.of(reader.emit(type, operation, List.of(number.get())));
      }
    }
    return Optional.empty();
  }

  private static Optional<ScalarOp> operation(WholeOp op, Object mask) {
    boolean isSign = mask.equals(Long.MIN_VALUE) || mask.equals(Integer.MIN_VALUE);
    boolean isRest = mask.equals(Long.MAX_VALUE) || mask.equals(Integer.MAX_VALUE);
    if (op == WholeOp.AND && isRest) {
      return Optional.of(ArithmeticOps.ABS);
    }
    return op == WholeOp.XOR && isSign ? Optional.of(ArithmeticOps.NEGATE) : Optional.empty();
  }
}
