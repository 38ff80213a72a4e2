package dev.gradus.compiler.rule;

import dev.gradus.compiler.loop.Operation;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Methods of the JDK that are constant between the points where they jump, as floor is: their
 * derivative is taken as zero everywhere. Methods that look into the bits of a number are none of
 * them.
 */
final class BuiltInRules {
  private static final Set<String> OF_BOXES =
      Set.of("isNaN", "isInfinite", "isFinite", "compare", "toString");
  private static final Set<String> OF_MATH = Set.of("round", "getExponent", "ulp");

  private static final Map<String, Set<String>> FLAT =
      Map.of(
          "java/lang/Double", OF_BOXES,
          "java/lang/Float", OF_BOXES,
          "java/lang/Math", OF_MATH,
          "java/lang/StrictMath", OF_MATH,
          "java/lang/String", Set.of("valueOf"));

  private BuiltInRules() {}

  static Optional<CallRule> of(Operation call) {
    return call instanceof Operation.StaticCall c
            && FLAT.getOrDefault(c.owner(), Set.of()).contains(c.name())
        ? Optional.of(new CallRule.Flat())
        : Optional.empty();
  }
}
