package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.NodeKind.Reduction;
import dev.gradus.runtime.DType;
import dev.gradus.runtime.kernel.Blocks;
import dev.gradus.runtime.kernel.Indexing;
import dev.gradus.runtime.kernel.Partials;
import dev.gradus.runtime.kernel.Reductions;
import dev.gradus.runtime.kernel.StrictBlocks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Calls of the block kernels of the runtime, by arithmetic and element type. */
final class KernelCalls {
  /** An operand of a matrix product with the distances between rows and columns. */
  record Matrix(Array array, Value offset, int row, int column) {}

  private final Code code;
  private final DType dtype;
  private final String array;

  KernelCalls(Code code, DType dtype) {
    this.code = code;
    this.dtype = dtype;
    this.array = Code.arrayDescriptor(dtype);
  }

  /** {@code to[i] = function(from[i])} for the first {@code size} elements. */
  void elementary(String function, Slot from, Slot to, Value size) {
    call(Blocks.class, function, array + array + "I", code.array(from), code.array(to), size);
  }

  /** Sum over the middle of [outer][reduced][inner], each in index order. */
  void sum(Array from, Value outer, Value reduced, Value inner, Array to, boolean accumulate) {
    reduce("sum", array + "IZ", from, outer, reduced, inner, to, code.f.constant(accumulate));
  }

  /** Largest or smallest over the middle of [outer][reduced][inner]. */
  void extreme(Reduction reduction, Array from, Value outer, Value reduced, Value inner, Array to) {
    String name = reduction.name().toLowerCase(Locale.ROOT);
    reduce(name, array + "I", from, outer, reduced, inner, to);
  }

  private void reduce(
      String name,
      String target,
      Array from,
      Value outer,
      Value reduced,
      Value inner,
      Array to,
      Value... more) {
    List<Value> arguments =
        new ArrayList<>(
            List.of(
                code.array(from.slot()),
                from.start(code),
                outer,
                reduced,
                inner,
                code.array(to.slot()),
                to.start(code)));
    arguments.addAll(List.of(more));
    call(Reductions.class, name, array + "IIII" + target, arguments.toArray(Value[]::new));
  }

  /** Sums of the rows of [outer][reduced] by interleaved partials. */
  void sumInterleaved(Array from, Value outer, Value reduced, Array to) {
    call(
        Reductions.class,
        "sumInterleaved",
        array + "III" + array + "IZ",
        code.array(from.slot()),
        from.start(code),
        outer,
        reduced,
        code.array(to.slot()),
        to.start(code),
        code.f.constant(false));
  }

  /** Position of the extreme over the middle of [outer][reduced][inner]. */
  void position(
      Reduction reduction, Array from, Value outer, Value reduced, Value inner, Array to) {
    reduce(reduction.name().toLowerCase(Locale.ROOT), "[II", from, outer, reduced, inner, to);
  }

  /** Adds elements to interleaved partials; {@code start} counts the elements added before. */
  void addTo(Slot partials, Array from, Value size, Value start) {
    call(
        Blocks.class,
        "sum",
        array + "II" + array + "I",
        code.array(from.slot()),
        from.start(code),
        size,
        code.array(partials),
        start);
  }

  /** Adds products of elements to interleaved partials. */
  void dotTo(Slot partials, Array a, Array b, Value size, Value start) {
    call(
        Blocks.class,
        "dot",
        array + "I" + array + "II" + array + "I",
        code.array(a.slot()),
        a.start(code),
        code.array(b.slot()),
        b.start(code),
        size,
        code.array(partials),
        start);
  }

  /** The total of interleaved partials. */
  Value total(Slot partials) {
    return code.f.callStatic(
        Partials.class,
        "total",
        "(" + array + ")" + Code.type(dtype).descriptor(),
        code.array(partials));
  }

  /** One interleaved dot product of each row of a matrix with a vector. */
  void rowDots(
      Array matrix,
      Value matrixStart,
      Value rows,
      int columns,
      Array x,
      Value xStart,
      Array to,
      Value toStart) {
    call(
        Blocks.class,
        "rowDots",
        array + "III" + array + "I" + array + "I",
        code.array(matrix.slot()),
        matrixStart,
        rows,
        code.index(columns),
        code.array(x.slot()),
        xStart,
        code.array(to.slot()),
        toStart);
  }

  /** Matrix product in the order of the arithmetic. */
  void matmul(Matrix a, Matrix b, Matrix c, Value m, Value n, Value k, boolean accumulate) {
    List<Value> arguments = new ArrayList<>();
    for (Matrix x : List.of(a, b)) {
      arguments.add(code.array(x.array().slot()));
      arguments.add(x.offset());
      arguments.add(code.index(x.row()));
      arguments.add(code.index(x.column()));
    }
    arguments.add(code.array(c.array().slot()));
    arguments.add(c.offset());
    arguments.add(code.index(c.row()));
    arguments.addAll(List.of(m, n, k, code.f.constant(accumulate)));
    call(
        code.isFast() ? Blocks.class : StrictBlocks.class,
        "matmul",
        array + "III" + array + "III" + array + "IIIIIZ",
        arguments.toArray(Value[]::new));
  }

  /** Rows of a table by index. */
  void gather(Array table, int extent, int rowSize, Array indices, Value count, Array to) {
    indexed("gather", table, extent, rowSize, indices, count, to);
  }

  /** Adds rows to a table by index. */
  void scatterAdd(Array rows, int extent, int rowSize, Array indices, Value count, Array table) {
    indexed("scatterAdd", rows, extent, rowSize, indices, count, table);
  }

  private void indexed(
      String name, Array from, int extent, int rowSize, Array indices, Value count, Array to) {
    call(
        Indexing.class,
        name,
        array + "III[III" + array + "I",
        code.array(from.slot()),
        from.start(code),
        code.index(extent),
        code.index(rowSize),
        code.array(indices.slot()),
        indices.start(code),
        count,
        code.array(to.slot()),
        to.start(code));
  }

  /** One row of zeros with a one for each index. */
  void oneHot(Array indices, Value count, int extent, Array to) {
    call(
        Indexing.class,
        "oneHot",
        "[III" + "I" + array + "I",
        code.array(indices.slot()),
        indices.start(code),
        count,
        code.index(extent),
        code.array(to.slot()),
        to.start(code));
  }

  private void call(Class<?> owner, String name, String parameters, Value... arguments) {
    code.f.callStatic(owner, name, "(" + parameters + ")V", arguments);
  }
}
