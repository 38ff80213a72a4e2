package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.dsl.op.ScalarOp.Kind;
import dev.gradus.runtime.Arithmetic;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What the catalogue states about an operation besides its value and its derivatives. */
class FactsTest {
  static final List<ScalarOp> ALL = Catalogue.all();

  private static final List<Class<?>> FAMILIES =
      List.of(
          ArithmeticOps.class,
          ExponentialOps.class,
          TrigonometricOps.class,
          ActivationOps.class,
          SpecialOps.class,
          ComparisonOps.class,
          LogicOps.class,
          SelectionOps.class);

  private static final double[] NUMBERS = {
    0.0,
    -0.0,
    1,
    -1,
    0.3,
    -2.75,
    1e-30,
    3e30,
    Float.MIN_VALUE,
    -7,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  private static final double[] FINITE_EXTREMES = {
    0.0, -0.0, 1, -1, 0.5, -3, 1e-310, -1e-8, 40, -40, 1e160, -1e300
  };

  @Test
  void theCatalogueHoldsEveryConstantOfTheFamiliesInOrder() {
    List<Object> constants = new ArrayList<>();
    for (Class<?> family : FAMILIES) {
      Arrays.stream(family.getFields())
          .filter(f -> Modifier.isStatic(f.getModifiers()) && f.getType() == ScalarOp.class)
          .map(FactsTest::valueOf)
          .forEach(constants::add);
    }
    assertThat(ALL).hasSameElementsAs(constants.stream().map(ScalarOp.class::cast).toList());
    assertThat(ALL.stream().map(ScalarOp::name)).doesNotHaveDuplicates();
  }

  private static Object valueOf(Field constant) {
    try {
      return constant.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anUnknownNameIsNotFound() {
    assertThat(Catalogue.byName("frobnicate")).isEmpty();
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void aCommutativeOperationMayTakeItsOperandsInAnyOrder(ScalarOp op) {
    if (op.commutative()) {
      for (double x : operands(op)) {
        for (double y : operands(op)) {
          everywhere(
              (arithmetic, single) ->
                  assertSame(
                      op.apply(arithmetic, single, round(x, single), round(y, single)),
                      op.apply(arithmetic, single, round(y, single), round(x, single))));
        }
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void theNeutralElementChangesNothing(ScalarOp op) {
    op.neutral()
        .ifPresent(
            e -> {
              for (double x : operands(op)) {
                everywhere(
                    (arithmetic, single) ->
                        assertSame(
                            op.apply(arithmetic, single, round(x, single), e), round(x, single)));
              }
            });
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void derivativesAreFiniteAtTheSafePoints(ScalarOp op) {
    double[] safe = safePoint(op);
    for (int order = 1; order <= 3; order++) {
      for (List<Integer> by : Derivations.of(op, order)) {
        int depth = order;
        everywhere(
            (arithmetic, single) ->
                assertThat(Derivations.derivative(arithmetic, single, op, safe, by))
                    .as("%s by %s, order %d", op, by, depth)
                    .isFinite());
      }
    }
  }

  @ParameterizedTest
  @FieldSource("ALL")
  void operandsWithoutSafePointNeverMakeAPartialInfinite(ScalarOp op) {
    int[] free =
        IntStream.range(0, op.arity())
            .filter(i -> op.safePoint(i).isEmpty() && !op.refuses(i))
            .toArray();
    for (double[] point : grid(safePoint(op), free)) {
      for (List<Integer> by : Derivations.of(op, 1)) {
        for (Arithmetic arithmetic : Arithmetic.values()) {
          assertThat(Derivations.derivative(arithmetic, false, op, point, by))
              .as("%s by %s at %s", op, by, Arrays.toString(point))
              .isFinite();
        }
      }
    }
  }

  private static double[] safePoint(ScalarOp op) {
    return IntStream.range(0, op.arity())
        .mapToDouble(i -> op.safePoint(i).orElse(op.refuses(i) ? 1 : op.interior(i).at(0.75)))
        .toArray();
  }

  private static List<double[]> grid(double[] base, int[] free) {
    List<double[]> points = List.of(base);
    for (int i : free) {
      points =
          points.stream()
              .flatMap(p -> Arrays.stream(FINITE_EXTREMES).mapToObj(x -> Points.with(p, i, x)))
              .toList();
    }
    return points;
  }

  private static double[] operands(ScalarOp op) {
    return op.kind() == Kind.LOGIC ? new double[] {0, 1} : NUMBERS;
  }

  private static double round(double x, boolean single) {
    return single ? (float) x : x;
  }

  private static void assertSame(double actual, double expected) {
    assertThat(Double.doubleToLongBits(actual)).isEqualTo(Double.doubleToLongBits(expected));
  }

  private static void everywhere(Check check) {
    Stream.of(Arithmetic.values())
        .forEach(
            arithmetic -> {
              check.in(arithmetic, false);
              check.in(arithmetic, true);
            });
  }

  private interface Check {
    void in(Arithmetic arithmetic, boolean single);
  }
}
