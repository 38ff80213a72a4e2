package dev.gradus.compiler.library;

/**
 * Bodies of {@link Math}'s methods over reals that are compositions of operations of the catalogue:
 * same value to the bit, and with a derivative. They are read from their class file like the user's
 * own methods, wherever a method of that name and type is called.
 */
@SuppressWarnings("unused") // read, not called
final class MathBodies {
  private static final int LARGEST_SCALE = 1023 + 52 + 1023 + 1;

  private MathBodies() {}

  static double toRadians(double degrees) {
    return degrees * 0.017453292519943295;
  }

  static double toDegrees(double radians) {
    return radians * 57.29577951308232;
  }

  /** Multiplies by the small power first, so that only the last product can be rounded. */
  static double scalb(double x, int exponent) {
    int n = Math.max(-LARGEST_SCALE, Math.min(LARGEST_SCALE, exponent));
    int step = n < 0 ? -512 : 512;
    int first = n % 512;
    double y = x * powerOfTwo(first);
    double factor = powerOfTwo(step);
    for (int rest = n - first; rest != 0; rest -= step) {
      y *= factor;
    }
    return y;
  }

  /** In double the product of a float and the power is exact, but for overflow and underflow. */
  static float scalb(float x, int exponent) {
    int n = Math.max(-278, Math.min(278, exponent));
    return (float) (x * powerOfTwo(n));
  }

  private static double powerOfTwo(int n) {
    return Double.longBitsToDouble((n + 1023L) << 52);
  }

  static double clamp(double value, double min, double max) {
    if (!(min < max)) {
      checkNumbers(min, max);
      if (Double.compare(min, max) > 0) {
        throw new IllegalArgumentException(min + " > " + max);
      }
    }
    return Math.min(max, Math.max(value, min));
  }

  static float clamp(float value, float min, float max) {
    if (!(min < max)) {
      checkNumbers(min, max);
      if (Float.compare(min, max) > 0) {
        throw new IllegalArgumentException(min + " > " + max);
      }
    }
    return Math.min(max, Math.max(value, min));
  }

  private static void checkNumbers(double min, double max) {
    if (Double.isNaN(min)) {
      throw new IllegalArgumentException("min is NaN");
    }
    if (Double.isNaN(max)) {
      throw new IllegalArgumentException("max is NaN");
    }
  }

  static double sum(double a, double b) {
    return a + b;
  }

  static float sum(float a, float b) {
    return a + b;
  }

  static double max(double a, double b) {
    return Math.max(a, b);
  }

  static float max(float a, float b) {
    return Math.max(a, b);
  }

  static double min(double a, double b) {
    return Math.min(a, b);
  }

  static float min(float a, float b) {
    return Math.min(a, b);
  }
}
