package dev.gradus.compiler.oracle;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Draws arguments for methods, and copies them with all sharing between arrays. */
public final class Arguments {
  private static final Inputs DEFAULTS = Defaults.class.getAnnotation(Holder.class).value();
  private final Inputs inputs;
  private final Random random;

  /** Carries the default inputs. */
  @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
  private @interface Holder {
    Inputs value();
  }

  @Holder(@Inputs)
  private static final class Defaults {}

  private Arguments(Inputs inputs, Random random) {
    this.inputs = inputs;
    this.random = random;
  }

  /** What a method says about its arguments. */
  public static Inputs inputs(Method method) {
    Inputs given = method.getAnnotation(Inputs.class);
    return given == null ? DEFAULTS : given;
  }

  /** The arguments of one run of a method. */
  public static Object[] of(Method method, int run) {
    long seed = (31L * run + method.getName().hashCode()) * 0x9E3779B97F4A7C15L;
    Arguments source = new Arguments(inputs(method), new Random(seed));
    Class<?>[] types = method.getParameterTypes();
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = source.draw(types[i], source.inputs.length());
    }
    return arguments;
  }

  private Object draw(Class<?> type, int length) {
    if (type.isArray()) {
      Class<?> element = type.getComponentType();
      Object array = Array.newInstance(element, length);
      int width = inputs.width() > 0 ? inputs.width() : inputs.length();
      for (int i = 0; i < length; i++) {
        Array.set(array, i, draw(element, width));
        if (element == double[].class && i < width) {
          ((double[][]) array)[i][i] += inputs.diagonal();
        }
      }
      return array;
    } else if (type == boolean.class) {
      return random.nextBoolean();
    } else if (type == double.class) {
      return real();
    } else if (type == float.class) {
      return (float) real();
    }
    int whole = inputs.ints()[random.nextInt(inputs.ints().length)];
    if (type == int.class) {
      return whole;
    } else if (type == long.class) {
      return (long) whole;
    } else if (type == byte.class) {
      return (byte) whole;
    } else if (type == short.class) {
      return (short) whole;
    } else if (type == char.class) {
      return (char) whole;
    }
    throw new IllegalArgumentException("no arguments of " + type);
  }

  private double real() {
    return inputs.low() + (inputs.high() - inputs.low()) * random.nextDouble();
  }

  /** A copy in which what was one array is one array again. */
  public static @Nullable Object[] copy(@Nullable Object[] arguments) {
    return (Object[]) copy(arguments, new IdentityHashMap<>());
  }

  /** A copy of an array with its rows; scalars and objects are themselves. */
  static Object copy(Object value, Map<Object, Object> known) {
    if (!value.getClass().isArray()) {
      return value;
    }
    Object copy = known.get(value);
    if (copy == null) {
      int length = Array.getLength(value);
      copy = Array.newInstance(value.getClass().getComponentType(), length);
      known.put(value, copy);
      if (value instanceof Object[] rows) {
        for (int i = 0; i < length; i++) {
          ((Object[]) copy)[i] = rows[i] == null ? null : copy(rows[i], known);
        }
      } else {
        System.arraycopy(value, 0, copy, 0, length);
      }
    }
    return copy;
  }
}
