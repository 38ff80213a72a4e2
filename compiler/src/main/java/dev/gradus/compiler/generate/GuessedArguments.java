package dev.gradus.compiler.generate;

import dev.gradus.runtime.data.SplitMix64;
import dev.gradus.runtime.testkit.Point;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Arguments made up for a method. What its whole numbers mean and how its arrays belong together
 * nobody says, so that several sizes are tried: all arrays have one length, all whole numbers are
 * one, real numbers come from one range.
 */
final class GuessedArguments {
  /** Length of arrays and value of whole numbers, the likeliest first. */
  private static final int[][] SIZES = {
    {4, 4}, {4, 2}, {3, 3}, {6, 3}, {6, 2}, {4, 1}, {9, 3}, {12, 3}, {16, 4}, {2, 2}, {2, 1},
    {1, 1}, {4, 0}, {8, 3}, {30, 5}, {3, 1}
  };

  private static final double[][] RANGES = {{0.5, 1.5}, {-1, 1}, {0.1, 0.9}, {1, 3}};

  private final List<Class<?>> parameters;

  GuessedArguments(List<Class<?>> parameters) {
    this.parameters = List.copyOf(parameters);
  }

  /** Whether there are arguments for parameters of these types. */
  boolean isPossible() {
    Maker maker = new Maker(0, 0);
    return parameters.stream().allMatch(p -> maker.make(p).isPresent());
  }

  /** How many sizes there are to be tried. */
  int sizes() {
    return SIZES.length;
  }

  /** Points of one size, with numbers from several ranges. */
  List<Point> points(int size) {
    List<Point> points = new ArrayList<>();
    for (int range = 0; range < RANGES.length; range++) {
      Maker maker = new Maker(size, range);
      points.add(new Point(parameters.stream().map(p -> maker.make(p).orElseThrow()).toList()));
    }
    return points;
  }

  /** Makes the arguments of one point. */
  private static final class Maker {
    private static final int DEEPEST = 8;

    private final int length;
    private final int whole;
    private final double from;
    private final double to;
    private final SplitMix64 random;
    private int depth;

    Maker(int size, int range) {
      length = SIZES[size][0];
      whole = SIZES[size][1];
      from = RANGES[range][0];
      to = RANGES[range][1];
      random = new SplitMix64(41L * size + range);
    }

    Optional<Object> make(Class<?> type) {
      if (type == double.class || type == float.class) {
        double number = from + (to - from) * random.nextDouble();
        return Optional.of(type == double.class ? (Object) number : (Object) (float) number);
      } else if (type == boolean.class) {
        return Optional.of(random.nextInt(2) == 0);
      } else if (type.isPrimitive()) {
        return Optional.of(whole(type, whole));
      }
      return type.isArray() ? array(type.getComponentType()) : object(type);
    }

    private static Object whole(Class<?> type, int number) {
      if (type == int.class) {
        return number;
      } else if (type == long.class) {
        return (long) number;
      } else if (type == short.class) {
        return (short) number;
      }
      return type == byte.class ? (Object) (byte) number : (Object) (char) number;
    }

    /** Whole numbers in arrays are 0 and 1, since they may be indices. */
    private Optional<Object> array(Class<?> element) {
      Object array = Array.newInstance(element, length);
      boolean real = element == double.class || element == float.class;
      boolean index = element.isPrimitive() && !real && element != boolean.class;
      for (int i = 0; i < length; i++) {
        Optional<Object> made = index ? Optional.of(whole(element, i % 2)) : make(element);
        if (made.isEmpty()) {
          return Optional.empty();
        }
        Array.set(array, i, made.get());
      }
      return Optional.of(array);
    }

    /** The first constant of an enum, or an object made by its only constructor. */
    private Optional<Object> object(Class<?> type) {
      if (type.isEnum()) {
        return Arrays.stream(type.getEnumConstants()).findFirst().map(Object.class::cast);
      }
      // Kotlin's compiler adds constructors for arguments that are left out.
      Constructor<?>[] constructors =
          Arrays.stream(type.getDeclaredConstructors())
              .filter(c -> !c.isSynthetic())
              .toArray(Constructor<?>[]::new);
      boolean other = type.isInterface() || type.getName().startsWith("java.");
      if (constructors.length != 1 || other || depth == DEEPEST) {
        return Optional.empty();
      }
      Class<?>[] types = constructors[0].getParameterTypes();
      Object[] arguments = new Object[types.length];
      depth++;
      for (int i = 0; i < types.length; i++) {
        Optional<Object> argument = make(types[i]);
        if (argument.isEmpty()) {
          return Optional.empty();
        }
        arguments[i] = argument.get();
      }
      depth--;
      try {
        constructors[0].setAccessible(true);
        return Optional.of(constructors[0].newInstance(arguments));
      } catch (ReflectiveOperationException e) {
        return Optional.empty(); // Then these are arguments that cannot be guessed.
      }
    }
  }
}
