package dev.gradus.compiler.oracle;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
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
