package dev.gradus.compiler.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The derivatives of scalar operations as text books give them, written without a look at the
 * catalogue; edges follow docs/operators.md.
 */
final class DualFormulas {

  /** Partial derivatives by the operands, at operands and result. */
  @FunctionalInterface
  interface Gradient {
    /** Derivative by operand {@code which} at (x, y, z) where the value is f. */
    double by(int which, double x, double y, double z, double f);
  }

  private static final Map<String, Gradient> KNOWN = new HashMap<>();
  private static final double LN2 = Math.log(2);
  private static final double LN10 = Math.log(10);

  private DualFormulas() {}

  static {
    arithmetic();
    exponentials();
    circular();
    activations();
  }

  /** The derivatives of the operation of a name, if they are written here. */
  static Optional<Gradient> of(String name) {
    return Optional.ofNullable(KNOWN.get(name));
  }

  private static void arithmetic() {
    KNOWN.put("add", (w, x, y, z, f) -> 1);
    KNOWN.put("subtract", (w, x, y, z, f) -> w == 0 ? 1 : -1);
    KNOWN.put("multiply", (w, x, y, z, f) -> w == 0 ? y : x);
    KNOWN.put("divide", (w, x, y, z, f) -> w == 0 ? 1 / y : -x / y / y);
    // x % y = x − y · (x / y cut off)
    KNOWN.put("remainder", (w, x, y, z, f) -> w == 0 ? 1 : -Math.rint((x - f) / y));
    KNOWN.put("negate", (w, x, y, z, f) -> -1);
    KNOWN.put("fma", (w, x, y, z, f) -> w == 0 ? y : w == 1 ? x : 1);
    KNOWN.put("min", (w, x, y, z, f) -> x == y ? 0.5 : (w == 0) == (x < y) ? 1 : 0);
    KNOWN.put("max", (w, x, y, z, f) -> x == y ? 0.5 : (w == 0) == (x > y) ? 1 : 0);
    KNOWN.put("abs", (w, x, y, z, f) -> x > 0 ? 1 : x < 0 ? -1 : 0);
    KNOWN.put("clamp", (w, x, low, high, f) -> w == source(x, low, high) ? 1 : 0);
    for (String step : new String[] {"sign", "floor", "ceil", "rint", "stopGradient"}) {
      KNOWN.put(step, (w, x, y, z, f) -> 0);
    }
    KNOWN.put("square", (w, x, y, z, f) -> x + x);
    KNOWN.put("reciprocal", (w, x, y, z, f) -> -1 / (x * x));
    KNOWN.put("sqrt", (w, x, y, z, f) -> 1 / (2 * Math.sqrt(x)));
    KNOWN.put("rsqrt", (w, x, y, z, f) -> -0.5 * Math.pow(x, -1.5));
    KNOWN.put("cbrt", (w, x, y, z, f) -> Math.pow(Math.abs(x), -2.0 / 3) / 3);
    KNOWN.put("hypot", (w, x, y, z, f) -> f == 0 ? 0 : (w == 0 ? x : y) / f);
    KNOWN.put("pow", (w, x, y, z, f) -> w == 0 ? powerByBase(x, y) : powerByExponent(x, y, f));
  }

  /** Which operand a clamped value comes from. */
  private static int source(double x, double low, double high) {
    return low > high || x > high ? 2 : x < low ? 1 : 0;
  }

  private static double powerByBase(double x, double y) {
    return y == 0 ? 0 : y * Math.pow(x, y - 1);
  }

  private static double powerByExponent(double x, double y, double f) {
    return x == 0 && y >= 0 ? 0 : f * Math.log(x);
  }

  private static void exponentials() {
    KNOWN.put("exp", (w, x, y, z, f) -> Math.exp(x));
    KNOWN.put("expm1", (w, x, y, z, f) -> Math.exp(x));
    KNOWN.put("exp2", (w, x, y, z, f) -> LN2 * Math.pow(2, x));
    KNOWN.put("log", (w, x, y, z, f) -> 1 / x);
    KNOWN.put("log1p", (w, x, y, z, f) -> 1 / (1 + x));
    KNOWN.put("log2", (w, x, y, z, f) -> 1 / (LN2 * x));
    KNOWN.put("xlogy", (w, x, y, z, f) -> x == 0 && y <= 0 ? 0 : w == 0 ? Math.log(y) : x / y);
    KNOWN.put("log10", (w, x, y, z, f) -> 1 / (LN10 * x));
  }

  private static void circular() {
    KNOWN.put("sin", (w, x, y, z, f) -> Math.cos(x));
    KNOWN.put("cos", (w, x, y, z, f) -> -Math.sin(x));
    KNOWN.put("tan", (w, x, y, z, f) -> 1 / (Math.cos(x) * Math.cos(x)));
    KNOWN.put("asin", (w, x, y, z, f) -> 1 / Math.cos(Math.asin(x)));
    KNOWN.put("acos", (w, x, y, z, f) -> -1 / Math.sin(Math.acos(x)));
    KNOWN.put("atan", (w, x, y, z, f) -> 1 / (1 + x * x));
    KNOWN.put("atan2", (w, y, x, z, f) -> angle(w, y, x));
    KNOWN.put("sinh", (w, x, y, z, f) -> (Math.exp(x) + Math.exp(-x)) / 2);
    KNOWN.put("cosh", (w, x, y, z, f) -> Math.sinh(x));
    KNOWN.put("tanh", (w, x, y, z, f) -> 1 / (Math.cosh(x) * Math.cosh(x)));
    KNOWN.put("asinh", (w, x, y, z, f) -> 1 / Math.hypot(x, 1));
    KNOWN.put("acosh", (w, x, y, z, f) -> 1 / (Math.sqrt(x - 1) * Math.sqrt(x + 1)));
    KNOWN.put("atanh", (w, x, y, z, f) -> 1 / ((1 - x) * (1 + x)));
  }

  private static double angle(int which, double y, double x) {
    double r = x * x + y * y;
    return r == 0 ? 0 : (which == 0 ? x : -y) / r;
  }

  private static void activations() {
    KNOWN.put("sigmoid", (w, x, y, z, f) -> 1 / (2 + Math.exp(x) + Math.exp(-x)));
    KNOWN.put("softplus", (w, x, y, z, f) -> 1 / (1 + Math.exp(-x)));
    KNOWN.put("erf", (w, x, y, z, f) -> 2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
    KNOWN.put("erfc", (w, x, y, z, f) -> -2 / Math.sqrt(Math.PI) * Math.exp(-x * x));
  }
}
