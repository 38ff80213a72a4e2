package dev.gradus.compiler.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a call gave: the result or what was thrown, and the arguments as it left them.
 *
 * @param thrown null if the call completed
 */
public record Outcome(
    @Nullable Object result, @Nullable Throwable thrown, @Nullable Object[] arguments) {

  /** Something to call with arguments. */
  @FunctionalInterface
  interface Callee {
    @Nullable Object call(@Nullable Object[] arguments) throws Throwable;
  }

  /** Calls with the arguments themselves. */
  static Outcome of(Callee callee, @Nullable Object[] arguments) {
    try {
      return new Outcome(callee.call(arguments), null, arguments);
    } catch (InvocationTargetException e) {
      return new Outcome(null, e.getCause(), arguments);
    } catch (Throwable e) {
      return new Outcome(null, e, arguments);
    }
  }

  /** Result and arguments, told apart to the last bit (but NaN from NaN). */
  String text() {
    String end = thrown == null ? Arrays.deepToString(new Object[] {result}) : text(thrown);
    return end + " with " + Arrays.deepToString(arguments);
  }

  /** Fails where there is a {@link #difference}. */
  void assertNear(Outcome other) {
    assertThat(difference(other)).as("difference").isEmpty();
  }

  /**
   * Tells where the call ended differently from another one, last digits of numbers apart. If it
   * was by an exception, arrays may be different.
   */
  Optional<String> difference(Outcome other) {
    Throwable own = thrown;
    Throwable expected = other.thrown;
    if (own != null || expected != null) {
      String end = own == null ? "" : text(own);
      String wanted = expected == null ? "" : text(expected);
      return end.equals(wanted) ? Optional.empty() : Optional.of(end + ", not " + wanted);
    }
    if (result instanceof Number n
        && other.result instanceof Number m
        && !isNear(n.doubleValue(), m.doubleValue(), n instanceof Float)) {
      return Optional.of("value " + n + ", not " + m);
    }
    List<Object> found = Leaves.of(all());
    List<Object> leaves = Leaves.of(other.all());
    if (found.size() != leaves.size()) {
      return Optional.of(found.size() + " arrays, not " + leaves.size());
    }
    for (int k = 0; k < leaves.size(); k++) {
      for (int i = 0; i < Leaves.length(leaves.get(k)); i++) {
        double value = Leaves.get(found.get(k), i);
        double wanted = Leaves.get(leaves.get(k), i);
        if (!isNear(value, wanted, leaves.get(k) instanceof float[])) {
          return Optional.of("element " + i + ": " + value + ", not " + wanted);
        }
      }
    }
    return Optional.empty();
  }

  private List<@Nullable Object> all() {
    List<@Nullable Object> all = new ArrayList<>(Arrays.asList(arguments));
    all.add(result);
    return all;
  }

  private static boolean isNear(double found, double expected, boolean single) {
    double relative = single ? 1e-3 : 1e-9;
    return Double.compare(found, expected) == 0
        || Math.abs(found - expected) <= relative * (1 + Math.abs(expected));
  }

  /**
   * Class and message; of what the JVM itself throws only the class, since code that threw it often
   * throws it without a message.
   */
  public static String text(Throwable thrown) {
    boolean isOfJvm =
        thrown instanceof IndexOutOfBoundsException
            || thrown instanceof NullPointerException
            || thrown instanceof ArithmeticException
            || thrown instanceof ArrayStoreException
            || thrown instanceof ClassCastException;
    return isOfJvm ? thrown.getClass().getName() : thrown.toString();
  }
}
