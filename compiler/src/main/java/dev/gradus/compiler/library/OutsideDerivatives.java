package dev.gradus.compiler.library;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.ScalarOp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Derivatives of static methods outside the program. A call that is neither {@linkplain
 * #isPiecewiseConstant piecewise constant} nor has {@linkplain #rule a rule} must be refused where
 * an active value reaches it: its derivative is unknown, not zero.
 */
public final class OutsideDerivatives {
  private static final String FAST_MATH = "org/apache/commons/math3/util/FastMath";

  /**
   * Steps and texts by owner and name: a small change of an argument does not change the result.
   */
  private static final Set<String> STEPS =
      Set.of(
          "java/lang/Math.round",
          "java/lang/Math.getExponent",
          "java/lang/Math.ulp",
          // The reader leaves only calls whose magnitude is a constant.
          "java/lang/Math.copySign",
          "java/lang/StrictMath.copySign",
          "java/lang/StrictMath.round",
          "java/lang/StrictMath.getExponent",
          "java/lang/StrictMath.ulp",
          "java/lang/Double.compare",
          "java/lang/Double.isNaN",
          "java/lang/Double.isInfinite",
          "java/lang/Double.isFinite",
          "java/lang/Double.toString",
          "java/lang/Float.compare",
          "java/lang/Float.isNaN",
          "java/lang/Float.isInfinite",
          "java/lang/Float.isFinite",
          "java/lang/Float.toString",
          "java/lang/String.valueOf",
          "java/util/Arrays.equals",
          "dev/gradus/runtime/method/InstanceMethods.append");

  private static final Map<String, ScalarOp> RULES = new HashMap<>();

  private OutsideDerivatives() {}

  static {
    // The quotient is the piece's own for both roundings of it.
    rule("java/lang/Math", "IEEEremainder", ArithmeticOps.REMAINDER);
    rule("java/lang/StrictMath", "IEEEremainder", ArithmeticOps.REMAINDER);
    for (String name :
        new String[] {
          "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt", "hypot",
          "min", "max", "floor", "ceil", "rint"
        }) {
      rule(FAST_MATH, name, operation(name));
    }
    rule(FAST_MATH, "signum", ArithmeticOps.SIGN);
    rule(FAST_MATH, "IEEEremainder", ArithmeticOps.REMAINDER);
  }

  private static ScalarOp operation(String name) {
    return Catalogue.all().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  private static void rule(String owner, String name, ScalarOp op) {
    RULES.put(owner + "." + name + "(" + "D".repeat(op.arity()) + ")D", op);
  }

  /** Whether the call's result does not change with small changes of real arguments. */
  public static boolean isPiecewiseConstant(Operation.StaticCall call) {
    return STEPS.contains(call.owner() + "." + call.name());
  }

  /**
   * The operation that the call computes in its own way: the value is the call's, the partial
   * derivatives are the operation's, over the call's arguments and its result.
   */
  public static Optional<ScalarOp> rule(Operation.StaticCall call) {
    return rule(call.owner(), call.name(), call.descriptor());
  }

  /** As {@link #rule(Operation.StaticCall)}. */
  public static Optional<ScalarOp> rule(String owner, String name, String descriptor) {
    return Optional.ofNullable(RULES.get(owner + "." + name + descriptor));
  }
}
