package dev.gradus.compiler.read;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;

/** Arguments for a method, drawn from small and special values. */
final class RandomArguments {
  private static final double[] SPECIAL = {
    0, -0.0, 1, -1, 0.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300
  };

  private RandomArguments() {}

  static Object[] of(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes()).map(t -> draw(t, random)).toArray();
  }

  private static Object draw(Class<?> type, Random random) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), random.nextInt(7));
      for (int i = 0; i < Array.getLength(array); i++) {
        Array.set(array, i, draw(type.getComponentType(), random));
      }
      return array;
    } else if (type == int.class) {
      return random.nextInt(16) - 3;
    } else if (type == char.class) {
      return (char) ('a' + random.nextInt(26));
    } else if (type == byte.class) {
      return (byte) random.nextInt();
    } else if (type == short.class) {
      return (short) random.nextInt();
    } else if (type == long.class) {
      return random.nextInt(4) == 0 ? random.nextLong() / 1000 : random.nextInt(100) - 10L;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == float.class) {
      return (float) real(random);
    } else if (type == double.class) {
      return real(random);
    }
    return null;
  }

  private static double real(Random random) {
    return random.nextInt(8) == 0
        ? SPECIAL[random.nextInt(SPECIAL.length)]
        : random.nextGaussian() * 2;
  }
}
