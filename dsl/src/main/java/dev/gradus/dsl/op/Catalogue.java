package dev.gradus.dsl.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All scalar operations, family by family. */
public final class Catalogue {
  private static final List<Family> FAMILIES =
      List.of(
          ArithmeticOps.FAMILY,
          ExponentialOps.FAMILY,
          TrigonometricOps.FAMILY,
          ActivationOps.FAMILY,
          SpecialOps.FAMILY,
          ComparisonOps.FAMILY,
          LogicOps.FAMILY,
          SelectionOps.FAMILY);

  private static final List<ScalarOp> ALL =
      FAMILIES.stream().flatMap(family -> family.members().stream()).toList();

  private static final Map<String, ScalarOp> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(ScalarOp::name, Function.identity()));

  private Catalogue() {}

  /** Every operation, in a fixed order. */
  public static List<ScalarOp> all() {
    return ALL;
  }

  /** The operation of that name. */
  public static Optional<ScalarOp> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  static Stream<Family> families() {
    return FAMILIES.stream();
  }
}
