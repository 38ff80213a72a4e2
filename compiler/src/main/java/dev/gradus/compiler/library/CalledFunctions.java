package dev.gradus.compiler.library;

import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Catalogue;
import dev.gradus.dsl.op.ScalarOp;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Functions of other libraries whose code looks into the bits of numbers, so that it cannot be
 * differentiated, but that compute operations of the catalogue.
 */
public final class CalledFunctions {
  private static final List<String> FAST_MATHS =
      List.of(
          "org/apache/commons/math3/util/FastMath",
          "org/apache/commons/math4/core/jdkmath/AccurateMath",
          "org/hipparchus/util/FastMath");

  private static final Map<String, ScalarOp> OPERATIONS = new HashMap<>();

  private CalledFunctions() {}

  static {
    for (String name :
        new String[] {
          "exp", "expm1", "log", "log1p", "log10", "pow", "sin", "cos", "tan", "asin", "acos",
          "atan", "atan2", "sinh", "cosh", "tanh", "asinh", "acosh", "atanh", "cbrt", "hypot",
          "min", "max", "abs", "floor", "ceil", "rint"
        }) {
      add(name, operation(name));
    }
    add("signum", ArithmeticOps.SIGN);
    add("IEEEremainder", ArithmeticOps.REMAINDER);
  }

  private static ScalarOp operation(String name) {
    return Catalogue.all().stream().filter(o -> o.name().equals(name)).findFirst().orElseThrow();
  }

  private static void add(String name, ScalarOp op) {
    String signature = name + "(" + "D".repeat(op.arity()) + ")D";
    FAST_MATHS.forEach(owner -> OPERATIONS.put(owner + "." + signature, op));
  }

  /**
   * The operation that a call computes.
   *
   * @param classes finds classes by internal name
   */
  public static Optional<ScalarOp> of(
      MethodInsnNode call, Function<String, Optional<Class<?>>> classes) {
    return Optional.ofNullable(OPERATIONS.get(call.owner + "." + call.name + call.desc))
        .flatMap(op -> classes.apply(call.owner).map(c -> new CalledOp(op, c, call.name)));
  }
}
