package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.kernel.RowRanges;

/** A function over one range of the batch's rows: its further parameter, and where it begins. */
final class RangeCode extends Code {
  private final Value range = f.parameter(Type.INT, "range");
  private final Value firstRow;
  private final Value endRow;

  RangeCode(String name, Arithmetic arithmetic, int leastRows) {
    super(name, Type.VOID, arithmetic);
    Value rows = rowsOfRange(this, leastRows);
    firstRow = f.whole(WholeOp.MULTIPLY, range, rows);
    Value left = f.whole(WholeOp.SUBTRACT, batch(), firstRow);
    endRow = plus(firstRow, f.whole(WholeOp.MIN, rows, left));
  }

  /** The number of the range. */
  Value range() {
    return range;
  }

  @Override
  Value firstRow() {
    return firstRow;
  }

  @Override
  Value endRow() {
    return endRow;
  }

  private static Value rowsOfRange(Code code, int leastRows) {
    return code.f.callStatic(RowRanges.class, "rows", "(II)I", code.batch(), code.index(leastRows));
  }

  /** Number of ranges of the batch. */
  static Value count(Code code, int leastRows) {
    return code.f.callStatic(
        RowRanges.class, "count", "(II)I", code.batch(), code.index(leastRows));
  }
}
