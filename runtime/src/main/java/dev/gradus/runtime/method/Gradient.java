package dev.gradus.runtime.method;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adjoints made for arguments that came without. */
final class Gradient {
  private Gradient() {}

  /** The arguments followed by adjoints of zeros. */
  static Object[] withAdjoints(MethodShape shape, Object[] given) {
    List<Object> all = new ArrayList<>(Arrays.asList(given));
    Map<Object, Object> made = new IdentityHashMap<>();
    int doubles = 0;
    int floats = 0;
    for (int i : shape.active()) {
      Class<?> type = shape.parameters().get(i);
      if (type.isArray()) {
        all.add(ArrayShapes.zeros(given[i], made));
      } else if (type == double.class) {
        doubles++;
      } else {
        floats++;
      }
    }
    if (doubles > 0) {
      all.add(new double[doubles]);
    }
    if (floats > 0) {
      all.add(new float[floats]);
    }
    return all.toArray();
  }

  /**
   * The adjoints at the end of a list of arguments: that of the only active parameter itself, else
   * one for each active parameter.
   */
  static Object of(MethodShape shape, Object[] arguments) {
    int next = arguments.length - shape.adjoints();
    int arrays = (int) shape.active().stream().filter(i -> isArray(shape, i)).count();
    int scalars = next + arrays;
    int[] used = new int[2];
    @Nullable Object[] gradients = new Object[shape.active().size()];
    for (int k = 0; k < gradients.length; k++) {
      int i = shape.active().get(k);
      if (isArray(shape, i)) {
        gradients[k] = arguments[next++];
      } else {
        boolean single = shape.parameters().get(i) == float.class;
        boolean second = single && arguments[scalars] instanceof double[];
        int number = used[single ? 1 : 0]++;
        gradients[k] = Array.get(arguments[second ? scalars + 1 : scalars], number);
      }
    }
    return gradients.length == 1 ? gradients[0] : gradients;
  }

  private static boolean isArray(MethodShape shape, int parameter) {
    return shape.parameters().get(parameter).isArray();
  }
}
