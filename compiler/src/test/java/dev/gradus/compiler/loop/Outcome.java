package dev.gradus.compiler.loop;

import java.util.Arrays;

/**
 * What came of a call: the result or the exception's class, and the arguments as they were left.
 * Floating-point numbers count as equal where they are the same bits or both NaN.
 */
public record Outcome(String result, String arguments) {

  /** A call. */
  public interface Call {
    Object run(Object[] arguments) throws Throwable;
  }

  /** Carries a call out. */
  public static Outcome of(Object[] arguments, Call call) {
    String result;
    try {
      result = Arrays.deepToString(new Object[] {call.run(arguments)});
    } catch (ArithmeticException | IllegalStateException | IndexOutOfBoundsException e) {
      result = e.getClass().getName();
    } catch (Throwable e) {
      throw new AssertionError("unexpected", e);
    }
    return new Outcome(result, Arrays.deepToString(visible(arguments)));
  }

  private static Object[] visible(Object[] arguments) {
    return Arrays.stream(arguments)
        .map(a -> a instanceof dev.gradus.runtime.SaveStack s ? (Object) s.isEmpty() : a)
        .toArray();
  }
}
