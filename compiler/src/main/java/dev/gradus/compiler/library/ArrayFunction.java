package dev.gradus.compiler.library;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.FunctionBuilder;
import dev.gradus.compiler.loop.Operation.Comparison;
import dev.gradus.compiler.loop.Operation.LogicOp;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import org.jspecify.annotations.Nullable;

/**
 * The platform's methods that copy and fill arrays, as loops: whoever transforms or runs loop
 * programs needs to know nothing of them. Results, exceptions, and what happens where ranges
 * overlap are those of the methods.
 */
public enum ArrayFunction {
  /** {@code System.arraycopy(from, start, to, toStart, length)}. */
  COPY("arraycopy", Type.VOID) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value from = b.parameter(array, "from");
      Value start = b.parameter(Type.INT, "start");
      Value to = b.parameter(array, "to");
      Value toStart = b.parameter(Type.INT, "toStart");
      Value length = b.parameter(Type.INT, "length");
      ArrayFailure.copy(b, array, from, start, to, toStart, length);
      Value same = b.compare(Comparison.EQ, from, to);
      Value later = b.compare(Comparison.LT, start, toStart);
      Value zero = b.constant(0);
      b.ifElse(
          b.logic(LogicOp.AND, same, later),
          () -> {
            Value last = b.whole(WholeOp.SUBTRACT, length, b.constant(1));
            b.forLoop(
                "backwards", last, b.constant(-1), -1, i -> move(b, from, start, to, toStart, i));
          },
          () -> b.forLoop("copy", zero, length, 1, i -> move(b, from, start, to, toStart, i)));
    }
  },

  /** {@code System.arraycopy(from, start, to, start, length)}: both arrays at the same index. */
  COPY_ALIGNED("arraycopyAligned", Type.VOID) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value from = b.parameter(array, "from");
      Value to = b.parameter(array, "to");
      Value start = b.parameter(Type.INT, "start");
      Value length = b.parameter(Type.INT, "length");
      ArrayFailure.copy(b, array, from, start, to, start, length);
      Value end = b.whole(WholeOp.ADD, start, length);
      b.forLoop("copy", start, end, 1, i -> b.store(to, i, b.load(from, i)));
    }
  },

  /** {@code Arrays.copyOf(from, length)}. */
  COPY_OF("copyOf", null) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value from = b.parameter(array, "from");
      Value length = b.parameter(Type.INT, "length");
      Value copy = b.newArray(array, length);
      Value common = b.whole(WholeOp.MIN, b.length(from), length);
      b.forLoop("copy", b.constant(0), common, 1, i -> b.store(copy, i, b.load(from, i)));
      b.returns(copy);
    }
  },

  /** {@code Arrays.copyOfRange(from, start, end)}. */
  COPY_OF_RANGE("copyOfRange", null) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value from = b.parameter(array, "from");
      Value start = b.parameter(Type.INT, "start");
      Value end = b.parameter(Type.INT, "end");
      Value size = b.length(from);
      ArrayFailure.copyOfRange(b, array, size, start, end);
      Value length = b.whole(WholeOp.SUBTRACT, end, start);
      Value copy = b.newArray(array, length);
      Value common = b.whole(WholeOp.MIN, b.whole(WholeOp.SUBTRACT, size, start), length);
      b.forLoop(
          "copy",
          b.constant(0),
          common,
          1,
          i -> b.store(copy, i, b.load(from, b.whole(WholeOp.ADD, start, i))));
      b.returns(copy);
    }
  },

  /** {@code Arrays.fill(array, value)}. */
  FILL("fill", Type.VOID) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value a = b.parameter(array, "array");
      Value value = b.parameter(Typing.loaded(array.element()), "value");
      b.forLoop("fill", b.constant(0), b.length(a), 1, i -> b.store(a, i, value));
    }
  },

  /** {@code Arrays.fill(array, start, end, value)}. */
  FILL_RANGE("fillRange", Type.VOID) {
    @Override
    void body(FunctionBuilder b, Type array) {
      Value a = b.parameter(array, "array");
      Value start = b.parameter(Type.INT, "start");
      Value end = b.parameter(Type.INT, "end");
      Value value = b.parameter(Typing.loaded(array.element()), "value");
      ArrayFailure.range(b, b.length(a), start, end);
      b.forLoop("fill", start, end, 1, i -> b.store(a, i, value));
    }
  };

  private final String label;

  @SuppressWarnings("Immutable") // a type is immutable, but the annotation hides that
  private final @Nullable Type result;

  ArrayFunction(String label, @Nullable Type result) {
    this.label = label;
    this.result = result;
  }

  abstract void body(FunctionBuilder b, Type array);

  /** What it gives for an array of this type. */
  public Type result(Type array) {
    return result == null ? array : result;
  }

  /** A name that tells the element type, too. */
  public String nameFor(Type array) {
    String element = array.toString().replace("[]", "");
    return label + "$" + element + (array.rank() > 1 ? array.rank() : "");
  }

  /** The function for arrays of this type. */
  public Function build(String name, Type array) {
    FunctionBuilder builder = new FunctionBuilder(name, result(array));
    body(builder, array);
    return builder.build();
  }

  private static void move(
      FunctionBuilder b, Value from, Value start, Value to, Value toStart, Value i) {
    Value moved = b.load(from, b.whole(WholeOp.ADD, start, i));
    b.store(to, b.whole(WholeOp.ADD, toStart, i), moved);
  }
}
