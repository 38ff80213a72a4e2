package refusals;

import java.util.Arrays;

/** What can be run but has no derivative, where differentiated values reach it. */
public final class Derivatives {
  static final class Cell {
    final double value;

    Cell(double value) {
      this.value = value;
    }
  }

  public static double[] open = new double[4];

  static double bits(double x) {
    long bits = Double.doubleToRawLongBits(x); // CALL_WITHOUT_DERIVATIVE: doubleToRawLongBits
    return Double.longBitsToDouble(bits + 1);
  }

  static double canonicalBits(double x) {
    return x + Double.doubleToLongBits(x); // CALL_WITHOUT_DERIVATIVE: doubleToLongBits
  }

  static float bitsOfFloat(float x) {
    return x + Float.floatToRawIntBits(x); // CALL_WITHOUT_DERIVATIVE: floatToRawIntBits
  }

  static double hash(double x) {
    return x * Double.hashCode(x); // CALL_WITHOUT_DERIVATIVE: java.lang.Double.hashCode
  }

  static double sorted(double[] x) {
    Arrays.sort(x); // CALL_WITHOUT_DERIVATIVE: java.util.Arrays.sort
    return x[0];
  }

  static double hashOfArray(double[] x) {
    return x[0] * Arrays.hashCode(x); // CALL_WITHOUT_DERIVATIVE: java.util.Arrays.hashCode
  }

  static double boxed(double x) {
    Object box = x;
    return x * java.lang.reflect.Array.getLength(box); // CALL_WITHOUT_DERIVATIVE: Double.valueOf
  }

  static double boxedAndThrown(double x, boolean fails) {
    Double box = x;
    if (fails) {
      throw new IllegalArgumentException("not " + box);
    }
    return x * java.lang.reflect.Array.getLength(box); // CALL_WITHOUT_DERIVATIVE: Double.valueOf
  }

  static double handedOver(double[] x, Object array, double y) {
    java.lang.reflect.Array.setDouble(array, 0, y); // CALL_WITHOUT_DERIVATIVE: Array.setDouble
    return x[0];
  }

  static double writesOpen(double x) {
    open[0] = x; // INACTIVE_ARRAY: puts differentiated values into
    return open[0];
  }
}
