package dev.gradus.runtime.method;

import java.util.Arrays;

/**
 * The exceptions of copies and fills that reach beyond an array, made from the lengths. They are
 * those of the platform: it is asked to do the same to arrays of bytes.
 */
public final class ArrayFailures {
  private ArrayFailures() {}

  /**
   * What {@link System#arraycopy} throws.
   *
   * @param type element type as the message names it: {@code double}, {@code object array}
   */
  public static RuntimeException copy(
      String type, int length, int start, int toLength, int toStart, int count) {
    return failure(
        type, () -> System.arraycopy(new byte[length], start, new byte[toLength], toStart, count));
  }

  /** What {@link Arrays#copyOfRange(double[], int, int)} throws. */
  @SuppressWarnings("ReturnValueIgnored") // only whether it throws counts
  public static RuntimeException copyOfRange(String type, int length, int start, int end) {
    return failure(type, () -> Arrays.copyOfRange(new byte[length], start, end));
  }

  /** What {@link Arrays#fill(double[], int, int, double)} throws. */
  public static RuntimeException range(int length, int start, int end) {
    return failure("byte", () -> Arrays.fill(new byte[length], start, end, (byte) 0));
  }

  private static RuntimeException failure(String type, Runnable copy) {
    try {
      copy.run();
    } catch (ArrayIndexOutOfBoundsException e) {
      String message = String.valueOf(e.getMessage());
      return new ArrayIndexOutOfBoundsException(message.replace("byte[", type + "["));
    } catch (IllegalArgumentException e) {
      return e;
    }
    throw new IllegalStateException("the range lies within the array");
  }
}
