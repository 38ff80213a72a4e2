package dev.gradus.runtime.method;

import dev.gradus.runtime.Problem;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What is checked before a derivative runs. Generated code calls these with the arguments' names;
 * nothing is allocated while all is well.
 */
public final class EntryChecks {
  private final RowTable rows = new RowTable();
  private @Nullable Object[] left = new Object[0];
  private @Nullable Object[] right = new Object[0];

  /** Refuses null. */
  public static void present(@Nullable Object argument, String name, String method) {
    if (argument == null) {
      throw Problem.GRADIENT_ARGUMENT_NULL.exception(name, method);
    }
  }

  /** Checks the adjoint or tangent that accompanies an array. */
  public static void companion(
      double[] x, double @Nullable [] own, String name, String ownName, String method) {
    present(own, ownName, method);
    if (own.length != x.length) {
      throw Problem.GRADIENT_LENGTH.exception(ownName, method, own.length, name, x.length);
    }
    if (own == x) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(ownName, method, name);
    }
  }

  /** Checks the adjoint or tangent that accompanies an array. */
  public static void companion(
      float[] x, float @Nullable [] own, String name, String ownName, String method) {
    present(own, ownName, method);
    if (own.length != x.length) {
      throw Problem.GRADIENT_LENGTH.exception(ownName, method, own.length, name, x.length);
    }
    if (own == x) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(ownName, method, name);
    }
  }

  /** Checks the adjoint or tangent of an array of arrays, row by row. */
  public void companion(
      @Nullable Object[] x,
      @Nullable Object @Nullable [] own,
      String name,
      String ownName,
      String method) {
    present(own, ownName, method);
    if (own.length != x.length) {
      throw Problem.GRADIENT_LENGTH.exception(ownName, method, own.length, name, x.length);
    }
    if (own == x) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(ownName, method, name);
    }
    for (int i = 0; i < x.length; i++) {
      row(x[i], own[i], i, name, ownName, method);
    }
    int clash = rows.firstClash(x, own);
    if (clash >= 0) {
      boolean same = isRepeated(x, clash);
      throw aliasing(
          "row " + clash + " and an earlier row of '" + ownName + "'",
          "those of '" + name + "'",
          same,
          method);
    }
  }

  private void row(
      @Nullable Object x, @Nullable Object own, int i, String name, String ownName, String method) {
    if (x == null) {
      return;
    }
    if (x instanceof double[] d && own instanceof double[] o && d.length == o.length && d != o) {
      return;
    }
    if (x instanceof float[] f && own instanceof float[] o && f.length == o.length && f != o) {
      return;
    }
    String row = name + "[" + i + "]";
    String ownRow = ownName + "[" + i + "]";
    present(own, ownRow, method);
    if (x instanceof Object[] deep) {
      companion(deep, (Object[]) own, row, ownRow, method);
    } else if (x == own) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(ownRow, method, row);
    } else {
      throw Problem.GRADIENT_LENGTH.exception(
          ownRow, method, Array.getLength(own), row, Array.getLength(x));
    }
  }

  /** Checks an array that takes one number for each of several things. */
  public static void length(
      @Nullable Object array, int wanted, String of, String name, String method) {
    present(array, name, method);
    if (Array.getLength(array) != wanted) {
      throw Problem.GRADIENT_LENGTH.exception(name, method, Array.getLength(array), of, wanted);
    }
  }

  /** Checks an array that takes a Jacobian. */
  public static void matrix(@Nullable Object[] array, int rows, int columns, String method) {
    length(array, rows, "the result", "jacobian", method);
    for (int i = 0; i < rows; i++) {
      if (array[i] == null || Array.getLength(array[i]) != columns) {
        length(array[i], columns, "the variables", "jacobian[" + i + "]", method);
      }
    }
  }

  /** Checks a square array that takes a Hessian. */
  public static void square(
      @Nullable Object[] array, int wanted, String of, String name, String method) {
    length(array, wanted, of, name, method);
    for (int i = 0; i < wanted; i++) {
      if (array[i] == null || Array.getLength(array[i]) != wanted) {
        length(array[i], wanted, of, name + "[" + i + "]", method);
      }
    }
  }

  /** Refuses two arguments that are the same array. */
  public static void distinct(
      Object a, @Nullable Object b, String name, String other, String method) {
    if (a == b) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(name, method, other);
    }
  }

  /** Refuses two arguments that are the same array, or share rows. */
  public static void disjoint(
      @Nullable Object a, @Nullable Object b, String name, String other, String method) {
    if (a instanceof Object[] rows) {
      for (Object row : rows) {
        disjoint(row, b, name, other, method);
      }
    } else if (b instanceof Object[] rows) {
      for (Object row : rows) {
        disjoint(a, row, name, other, method);
      }
    } else if (a != null && a == b) {
      throw Problem.GRADIENT_ARRAY_SHARED.exception(name, method, other);
    }
  }

  /** Two arguments and their companions: the one pair the same array exactly where the other is. */
  public static void mirrored(
      Object x, Object y, Object ownX, Object ownY, String names, String ownNames, String method) {
    if (x == y != (ownX == ownY)) {
      throw aliasing(ownNames, names, x == y, method);
    }
  }

  /**
   * Two arguments of which one at least has rows, and their companions: rows of the one pair are
   * the same arrays exactly where those of the other are.
   */
  public void rowsMirrored(
      Object x, Object y, Object ownX, Object ownY, String names, String ownNames, String method) {
    int length = rowCount(x) + rowCount(y);
    if (left.length != length) {
      left = new Object[length];
      right = new Object[length];
    }
    copyRows(y, left, copyRows(x, left, 0));
    copyRows(ownY, right, copyRows(ownX, right, 0));
    int clash = rows.firstClash(left, right);
    boolean same = clash >= 0 && isRepeated(left, clash);
    Arrays.fill(left, null);
    Arrays.fill(right, null);
    if (clash >= 0) {
      throw aliasing("rows of " + ownNames, "those of " + names, same, method);
    }
  }

  private static int rowCount(Object array) {
    return array instanceof Object[] rows ? rows.length : 1;
  }

  private static int copyRows(Object array, @Nullable Object[] to, int begin) {
    if (array instanceof Object[] rows) {
      System.arraycopy(rows, 0, to, begin, rows.length);
      return begin + rows.length;
    }
    to[begin] = array;
    return begin + 1;
  }

  private static boolean isRepeated(@Nullable Object[] rows, int last) {
    for (int i = 0; i < last; i++) {
      if (rows[i] == rows[last]) {
        return true;
      }
    }
    return false;
  }

  private static RuntimeException aliasing(
      String ownNames, String names, boolean same, String method) {
    return Problem.GRADIENT_ALIASING.exception(
        ownNames, method, same ? "two arrays" : "one array", names, same ? "one" : "two");
  }
}
