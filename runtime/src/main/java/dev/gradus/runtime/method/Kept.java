package dev.gradus.runtime.method;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Arrays that calls use one after the other, so that only the first allocates. */
final class Kept {
  private @Nullable Object[] arrays = new Object[0];
  private final RowTable rows = new RowTable();

  /**
   * The array of a number.
   *
   * @param descriptor of the array type
   */
  Object cells(int number, int length, String descriptor) {
    Object array = at(number);
    if (array == null) {
      Class<?> type = MethodType.fromMethodDescriptorString("()" + descriptor, null).returnType();
      array = Array.newInstance(type.getComponentType(), length);
      arrays[number] = array;
    }
    return array;
  }

  /** The array of a number, made anew unless it has the shape wanted. */
  Object like(int number, Object wanted) {
    Object array = at(number);
    if (array == null || !fits(array, wanted)) {
      array = ArrayShapes.zeros(wanted);
      arrays[number] = array;
    }
    return array;
  }

  private boolean fits(Object array, Object wanted) {
    if (array instanceof double[] d) {
      return d.length == ((double[]) wanted).length;
    } else if (array instanceof float[] f) {
      return f.length == ((float[]) wanted).length;
    }
    return ArrayShapes.alike(array, wanted)
        && rows.firstClash((Object[]) wanted, (Object[]) array) < 0;
  }

  private @Nullable Object at(int number) {
    if (number >= arrays.length) {
      arrays = Arrays.copyOf(arrays, number + 1);
    }
    return arrays[number];
  }
}
