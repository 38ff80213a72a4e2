package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.kernel.Views;
import java.util.ArrayList;
import java.util.List;

/** Moving elements between arrays. */
final class Copies {
  private static final String BLOCK = "(Ljava/lang/Object;ILjava/lang/Object;II)V";

  private Copies() {}

  /** Copies a run of elements. */
  static void block(Code code, Array from, Array to, Value size, DType dtype) {
    code.f.callStatic(
        System.class,
        "arraycopy",
        BLOCK,
        code.array(from.slot()),
        from.start(code),
        code.array(to.slot()),
        to.start(code),
        size);
  }

  /** Sets a run of elements from the start of an array to one value. */
  static void fill(Code code, Array to, Value size, Value element, DType dtype) {
    Value base = code.array(to.slot());
    Value from = to.start(code);
    Value stored =
        dtype == DType.BOOL ? code.f.choose(element, code.index(1), code.index(0)) : element;
    String type = Code.arrayDescriptor(dtype);
    code.f.callStatic(
        java.util.Arrays.class,
        "fill",
        "(" + type + "II" + type.substring(1) + ")V",
        base,
        from,
        code.plus(from, size),
        stored);
  }

  /**
   * Copies elements by strides, row after row of the batch: result element (row, i, …) of the
   * extents goes from the source to the destination.
   *
   * @param fromRow elements from row to row of the source, 0 where every row reads the same
   */
  static void strided(
      Scratch scratch,
      Code code,
      Array from,
      int fromRow,
      Strided read,
      Array to,
      int toRow,
      Strided write,
      Value rows,
      DType dtype) {
    Value extents = code.array(scratch.mutableInts(with(0, read.extents())));
    code.f.store(extents, code.index(0), rows);
    String type = Code.arrayDescriptor(dtype);
    List<Value> arguments = new ArrayList<>();
    arguments.add(code.array(from.slot()));
    arguments.add(code.plus(from.start(code), code.index(read.offset())));
    arguments.add(code.array(scratch.ints(with(fromRow, read.strides()))));
    arguments.add(code.array(to.slot()));
    arguments.add(code.plus(to.start(code), code.index(write.offset())));
    arguments.add(code.array(scratch.ints(with(toRow, write.strides()))));
    arguments.add(extents);
    code.f.callStatic(
        Views.class,
        "copy",
        "(" + type + "I[I" + type + "I[I[I)V",
        arguments.toArray(Value[]::new));
  }

  private static int[] with(int first, int[] rest) {
    int[] all = new int[rest.length + 1];
    all[0] = first;
    System.arraycopy(rest, 0, all, 1, rest.length);
    return all;
  }
}
