package dev.gradus.runtime.data;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;

/** Brings columns to the type an objective's input wants, refusing what does not fit. */
public final class InputColumns {
  private InputColumns() {}

  /**
   * A column as an input takes it: real values widened or rounded to the input's type, whole
   * numbers as they are. Refuses other conversions, a wrong row length, values that are not finite
   * in the input's type, and truth values other than 0 and 1.
   */
  public static Column conform(Column column, Signature.Input input) {
    requireLength(column, input);
    Column conformed = convert(column, input);
    int bad = firstBad(conformed, input.dtype());
    if (bad >= 0) {
      int length = Math.max(1, column.rowLength());
      throw (input.dtype() == DType.BOOL ? Problem.INPUT_NOT_BOOLEAN : Problem.INPUT_NOT_FINITE)
          .exception(input.name(), text(column, bad), bad / length, bad % length);
    }
    return conformed;
  }

  private static void requireLength(Column column, Signature.Input input) {
    int given =
        input.batched()
            ? column.rowLength()
            : Math.multiplyExact(column.rows(), column.rowLength());
    if (given != input.size()) {
      throw Problem.INPUT_LENGTH.exception(input.name(), given, input.size());
    }
  }

  private static Column convert(Column column, Signature.Input input) {
    DType wanted = input.dtype() == DType.BOOL ? DType.INT : input.dtype();
    if (column.dtype() == wanted) {
      return column;
    }
    if (column instanceof FloatColumn f && wanted == DType.DOUBLE) {
      double[] wide = new double[f.values().length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = f.values()[i];
      }
      return Column.of(column.name(), wide, column.rowLength());
    }
    if (column instanceof DoubleColumn d && wanted == DType.FLOAT) {
      float[] narrow = new float[d.values().length];
      for (int i = 0; i < narrow.length; i++) {
        narrow[i] = (float) d.values()[i];
      }
      return Column.of(column.name(), narrow, column.rowLength());
    }
    throw Problem.INPUT_DTYPE.exception(input.name(), column.dtype(), input.dtype());
  }

  private static int firstBad(Column column, DType wanted) {
    if (column instanceof DoubleColumn d) {
      for (int i = 0; i < d.values().length; i++) {
        if (!Double.isFinite(d.values()[i])) {
          return i;
        }
      }
    } else if (column instanceof FloatColumn f) {
      for (int i = 0; i < f.values().length; i++) {
        if (!Float.isFinite(f.values()[i])) {
          return i;
        }
      }
    } else if (column instanceof IntColumn c && wanted == DType.BOOL) {
      for (int i = 0; i < c.values().length; i++) {
        if (c.values()[i] != 0 && c.values()[i] != 1) {
          return i;
        }
      }
    }
    return -1;
  }

  private static String text(Column column, int position) {
    if (column instanceof DoubleColumn d) {
      return Double.toString(d.values()[position]);
    }
    if (column instanceof FloatColumn f) {
      return Float.toString(f.values()[position]);
    }
    return Integer.toString(((IntColumn) column).values()[position]);
  }
}
