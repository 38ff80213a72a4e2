package dev.gradus.compiler.tangent;

import dev.gradus.compiler.oracle.Shadows;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;

/** Copies of arguments that share what the arguments share. */
final class Copies {
  private Copies() {}

  static Object[] of(Object[] arguments) {
    return (Object[]) copy(arguments, new IdentityHashMap<>());
  }

  private static Object copy(Object value, Map<Object, Object> known) {
    if (value instanceof SaveStack) {
      return new SaveStack();
    } else if (value == null || !value.getClass().isArray()) {
      return value;
    }
    Object copy = known.get(value);
    if (copy == null) {
      int length = Array.getLength(value);
      copy = Array.newInstance(value.getClass().getComponentType(), length);
      known.put(value, copy);
      for (int i = 0; i < length; i++) {
        Array.set(copy, i, copy(Array.get(value, i), known));
      }
    }
    return copy;
  }

  /** A random tangent of a real or an array of reals. */
  static Object shadow(Object value, Map<Object, Object> known, Random random) {
    if (value instanceof Double) {
      return (double) (float) random.nextGaussian();
    } else if (value instanceof Float) {
      return (float) random.nextGaussian();
    } else if (value == null) {
      return null;
    }
    Object shadow = known.get(value);
    if (shadow == null) {
      int length = Array.getLength(value);
      shadow = Array.newInstance(value.getClass().getComponentType(), length);
      known.put(value, shadow);
      for (int i = 0; i < length; i++) {
        Array.set(shadow, i, shadow(Array.get(value, i), known, random));
      }
    }
    return shadow;
  }

  /** Gives the dual engine the tangents of an array. */
  static void put(Object array, Object shadow, Shadows shadows) {
    if (array instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        if (rows[i] != null) {
          put(rows[i], Array.get(shadow, i), shadows);
        }
      }
    } else {
      double[] target = shadows.of(array);
      for (int i = 0; i < target.length; i++) {
        target[i] = ((Number) Array.get(shadow, i)).doubleValue();
      }
    }
  }
}
