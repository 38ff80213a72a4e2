package dev.gradus.compiler.rule;

import dev.gradus.compiler.loop.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Methods of the platform that are no operations of the catalogue. Many are constant between the
 * points where they jump, as floor is: their derivative is taken as zero everywhere. Methods that
 * look into the bits of a number are none of them.
 */
final class BuiltInRules {
  private static final String PARTIALS = "dev/gradus/runtime/method/PlatformPartials";
  private static final String POWERS = "dev/gradus/runtime/method/WholePowers";
  private static final String TEXTS = "dev/gradus/runtime/method/InstanceMethods";
  private static final Map<String, CallRule> RULES = new HashMap<>();

  private BuiltInRules() {}

  static {
    for (String box : List.of("java/lang/Double", "java/lang/Float")) {
      flat(box, "isNaN", "isInfinite", "isFinite", "compare", "toString");
    }
    flat("java/lang/String", "valueOf");
    flat("java/util/Arrays", "equals");
    for (String math : List.of("java/lang/Math", "java/lang/StrictMath")) {
      flat(math, "round", "getExponent", "ulp");
      partials(math, "nextUp", "(D)D", "nextUp");
      partials(math, "nextUp", "(F)F", "nextUp");
      partials(math, "nextDown", "(D)D", "nextUp");
      partials(math, "nextDown", "(F)F", "nextUp");
      partials(math, "nextAfter", "(DD)D", "nextAfter", "");
      partials(math, "nextAfter", "(FD)F", "nextAfter", "");
      partials(math, "copySign", "(DD)D", "copySign", "");
      partials(math, "copySign", "(FF)F", "copySign", "");
      partials(math, "IEEEremainder", "(DD)D", "remainderByDividend", "remainderByDivisor");
    }
    libraries();
  }

  /** Methods of other libraries whose code looks into the bits of numbers. */
  private static void libraries() {
    for (String precision :
        List.of(
            "org/apache/commons/math3/util/Precision",
            "org/apache/commons/numbers/core/Precision",
            "org/hipparchus/util/Precision")) {
      flat(precision, "equals", "equalsIncludingNaN", "compareTo");
    }
    for (String fastMath :
        List.of(
            "org/apache/commons/math3/util/FastMath",
            "org/apache/commons/math4/core/jdkmath/AccurateMath",
            "org/hipparchus/util/FastMath")) {
      flat(fastMath, "round", "getExponent", "ulp");
      power(fastMath, "pow", "first");
    }
    power(POWERS, "first", "second");
    power(POWERS, "second", "third");
  }

  /** A function of a real and a whole exponent. */
  private static void power(String owner, String name, String derivative) {
    Operation slope = new Operation.StaticCall(POWERS, derivative, "(DI)D", false);
    RULES.put(
        owner + "." + name + "(DI)D",
        new CallRule.Partials(List.of(Optional.of(slope), Optional.empty())));
  }

  private static void flat(String owner, String... names) {
    for (String name : names) {
      RULES.put(owner + "." + name, new CallRule.Flat());
    }
  }

  private static void partials(String owner, String name, String descriptor, String... methods) {
    List<Optional<Operation>> slopes = new ArrayList<>();
    for (String method : methods) {
      slopes.add(
          method.isEmpty()
              ? Optional.empty()
              : Optional.of(new Operation.StaticCall(PARTIALS, method, descriptor, false)));
    }
    RULES.put(owner + "." + name + descriptor, new CallRule.Partials(slopes));
  }

  static Optional<CallRule> of(Operation operation) {
    if (!(operation instanceof Operation.StaticCall call)) {
      return Optional.empty();
    } else if (call.owner().equals(PARTIALS) || call.owner().equals(TEXTS)) {
      return Optional.of(new CallRule.Flat());
    }
    CallRule flat = RULES.get(call.owner() + "." + call.name());
    return Optional.ofNullable(flat)
        .or(
            () ->
                Optional.ofNullable(
                    RULES.get(call.owner() + "." + call.name() + call.descriptor())));
  }
}
