package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** The methods that the reader is tested with, for tests of what comes behind it. */
public final class RealFixtures {
  private RealFixtures() {}

  /** Those that compute reals of reals, whatever is in between. */
  public static Stream<Method> differentiable() {
    return ReadMethodsTest.fixtures()
        .filter(m -> !m.getName().equals("bitsOfFloats")) // refused: bits of differentiated numbers
        .filter(m -> Arrays.stream(m.getParameterTypes()).anyMatch(RealFixtures::isReal))
        .filter(
            m ->
                isReal(m.getReturnType())
                    || Arrays.stream(m.getParameterTypes())
                        .anyMatch(t -> t.isArray() && isReal(t)));
  }

  public static LoopProgram read(Method method) {
    return ReadMethodsTest.read(method);
  }

  /** Arguments with NaN, infinities and zeros among them. */
  public static Object[] special(Method method, Random random) {
    return RandomArguments.of(method, random);
  }

  /** Arguments of ordinary size; arrays of four, square where they have rows. */
  public static Object[] ordinary(Method method, Random random) {
    return Arrays.stream(method.getParameterTypes()).map(t -> draw(t, random)).toArray();
  }

  private static Object draw(Class<?> type, Random random) {
    if (type.isArray()) {
      Object array = Array.newInstance(type.getComponentType(), 4);
      for (int i = 0; i < 4; i++) {
        Array.set(array, i, draw(type.getComponentType(), random));
      }
      return array;
    } else if (type == double.class) {
      return 0.1 + 0.8 * random.nextDouble();
    } else if (type == float.class) {
      return (float) (0.1 + 0.8 * random.nextDouble());
    } else if (type == int.class) {
      return random.nextInt(7);
    } else if (type == long.class) {
      return (long) random.nextInt(7);
    } else if (type == char.class) {
      return (char) ('a' + random.nextInt(7));
    } else if (type == boolean.class) {
      return random.nextBoolean();
    }
    return null;
  }

  private static boolean isReal(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    return element == double.class || element == float.class;
  }
}
