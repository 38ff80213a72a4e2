package dev.gradus.runtime.method;

import java.lang.reflect.Array;
import org.jspecify.annotations.Nullable;

/**
 * Arrays of numbers and truth values as text, as generated classes carry them. An array is its
 * length and its elements; a number is its bits, 16 to a character, the highest first.
 */
public final class ArrayConstants {
  private static final int NULL = -1;

  private final String text;
  private int next;

  private ArrayConstants(String text) {
    this.text = text;
  }

  /** The text of an array of any rank. */
  public static String encode(Object array) {
    StringBuilder text = new StringBuilder();
    append(array, text);
    return text.toString();
  }

  /**
   * The array of a text, which may come in parts.
   *
   * @param type type of the array
   */
  public static Object decode(Class<?> type, String... parts) {
    Object array = new ArrayConstants(String.join("", parts)).array(type);
    if (array == null) {
      throw new IllegalArgumentException("the text holds no array");
    }
    return array;
  }

  private static void append(@Nullable Object array, StringBuilder text) {
    if (array == null) {
      append(NULL, 2, text);
      return;
    }
    int length = Array.getLength(array);
    append(length, 2, text);
    for (int i = 0; i < length; i++) {
      Object element = Array.get(array, i);
      if (array instanceof Object[]) {
        append(element, text);
      } else {
        append(bits(element), width(array.getClass().getComponentType()), text);
      }
    }
  }

  private static void append(long bits, int width, StringBuilder text) {
    for (int shift = 16 * (width - 1); shift >= 0; shift -= 16) {
      text.append((char) (bits >>> shift));
    }
  }

  private static long bits(Object element) {
    if (element instanceof Double d) {
      return Double.doubleToRawLongBits(d);
    } else if (element instanceof Float f) {
      return Float.floatToRawIntBits(f);
    } else if (element instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (element instanceof Character c) {
      return c;
    }
    return ((Number) element).longValue();
  }

  /** Characters per element. */
  private static int width(Class<?> element) {
    if (element == double.class || element == long.class) {
      return 4;
    }
    return element == float.class || element == int.class ? 2 : 1;
  }

  private @Nullable Object array(Class<?> type) {
    int length = (int) take(2);
    if (length == NULL) {
      return null;
    }
    Class<?> element = type.getComponentType();
    Object array = Array.newInstance(element, length);
    for (int i = 0; i < length; i++) {
      if (element.isArray()) {
        Array.set(array, i, array(element));
      } else {
        set(array, i, take(width(element)));
      }
    }
    return array;
  }

  private long take(int width) {
    long bits = 0;
    for (int i = 0; i < width; i++) {
      bits = bits << 16 | text.charAt(next++);
    }
    return bits;
  }

  private static void set(Object array, int index, long bits) {
    if (array instanceof double[] a) {
      a[index] = Double.longBitsToDouble(bits);
    } else if (array instanceof float[] a) {
      a[index] = Float.intBitsToFloat((int) bits);
    } else if (array instanceof long[] a) {
      a[index] = bits;
    } else if (array instanceof int[] a) {
      a[index] = (int) bits;
    } else if (array instanceof short[] a) {
      a[index] = (short) bits;
    } else if (array instanceof char[] a) {
      a[index] = (char) bits;
    } else if (array instanceof byte[] a) {
      a[index] = (byte) bits;
    } else {
      ((boolean[]) array)[index] = bits != 0;
    }
  }
}
