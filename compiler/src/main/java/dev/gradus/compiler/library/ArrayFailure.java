package dev.gradus.compiler.library;

import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.method.ArrayFailures;

/**
 * Guards before loops over array ranges. The exception is made from the lengths alone, so that no
 * array is passed to the outside.
 */
final class ArrayFailure {
  private static final String EXCEPTION = "Ljava/lang/RuntimeException;";

  private ArrayFailure() {}

  /** Throws unless both ranges of a copy lie within their arrays. */
  static void copy(
      FunctionBuilder b,
      Type array,
      Value from,
      Value start,
      Value to,
      Value toStart,
      Value length) {
    Value size = b.length(from);
    Value toSize = b.length(to);
    Value zero = b.constant(0);
    Value signs = b.whole(WholeOp.OR, b.whole(WholeOp.OR, start, toStart), length);
    Value negative = b.compare(Comparison.LT, signs, zero);
    Value beyond = b.compare(Comparison.GT, start, b.whole(WholeOp.SUBTRACT, size, length));
    Value toBeyond = b.compare(Comparison.GT, toStart, b.whole(WholeOp.SUBTRACT, toSize, length));
    Value fails = b.logic(LogicOp.OR, negative, b.logic(LogicOp.OR, beyond, toBeyond));
    b.ifThen(
        fails,
        () ->
            fail(
                b,
                "copy",
                "(Ljava/lang/String;IIIII)",
                typeName(b, array),
                size,
                start,
                toSize,
                toStart,
                length));
  }

  /** Throws unless the range can be copied out of an array of this size. */
  static void copyOfRange(FunctionBuilder b, Type array, Value size, Value start, Value end) {
    Value reversed = b.compare(Comparison.GT, start, end);
    Value negative = b.compare(Comparison.LT, start, b.constant(0));
    Value beyond = b.compare(Comparison.GT, start, size);
    Value fails = b.logic(LogicOp.OR, reversed, b.logic(LogicOp.OR, negative, beyond));
    b.ifThen(
        fails,
        () ->
            fail(
                b, "copyOfRange", "(Ljava/lang/String;III)", typeName(b, array), size, start, end));
  }

  /** Throws unless the range lies within an array of this size. */
  static void range(FunctionBuilder b, Value size, Value start, Value end) {
    Value reversed = b.compare(Comparison.GT, start, end);
    Value negative = b.compare(Comparison.LT, start, b.constant(0));
    Value beyond = b.compare(Comparison.GT, end, size);
    Value fails = b.logic(LogicOp.OR, reversed, b.logic(LogicOp.OR, negative, beyond));
    b.ifThen(fails, () -> fail(b, "range", "(III)", size, start, end));
  }

  private static void fail(
      FunctionBuilder b, String method, String parameters, Value... arguments) {
    b.throwing(b.callStatic(ArrayFailures.class, method, parameters + EXCEPTION, arguments));
  }

  private static Value typeName(FunctionBuilder b, Type array) {
    String element = array.element().isArray() ? "object array" : array.element().toString();
    boolean isObject = array.element().kind() == Type.Kind.REFERENCE;
    return b.apply(
        new dev.gradus.compiler.loop.Operation.Constant(
            isObject ? "object array" : element, Type.reference("java/lang/String")));
  }
}
