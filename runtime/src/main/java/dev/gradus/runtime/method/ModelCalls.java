package dev.gradus.runtime.method;

import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls of differentiable methods out of models. A call is named by a key that says class, method
 * and the lengths of its arguments, so that generated code can name it too.
 */
public final class ModelCalls {
  private static final String SEPARATOR = "#";
  private static final int NUMBER = -1;
  private static final Map<String, Class<?>> OWNERS = new ConcurrentHashMap<>();
  private static final ThreadLocal<Map<String, Call>> CALLS = ThreadLocal.withInitial(HashMap::new);

  private ModelCalls() {}

  /**
   * The key of a call of a method that takes numbers and arrays of doubles and returns a double.
   *
   * @param lengths length of each array, or -1 for a number
   */
  public static String key(Class<?> owner, String method, List<Integer> lengths) {
    OWNERS.put(owner.getName(), owner);
    StringBuilder key = new StringBuilder(owner.getName() + SEPARATOR + method);
    lengths.forEach(n -> key.append(SEPARATOR).append(n));
    return key.toString();
  }

  /** Writes the value; arrays may be longer than the arguments in them. */
  public static void value(String key, double[][] arguments, double[] result) {
    CALLS.get().computeIfAbsent(key, Call::new).value(arguments, result);
  }

  /**
   * Writes the cotangent, which follows the arguments, times the derivative by one of them.
   *
   * @param by number of the argument
   */
  public static void pull(String key, int by, double[][] arguments, double[] result) {
    CALLS.get().computeIfAbsent(key, Call::new).pull(by, arguments, result);
  }

  /** One call in one thread. */
  private static final class Call {
    private final MethodGradient gradient;
    private final int[] lengths;
    private final double[][] copies;
    private final double[][] adjoints;
    private final double[] numbers;

    Call(String key) {
      String[] parts = key.split(SEPARATOR);
      lengths = new int[parts.length - 2];
      Class<?>[] types = new Class<?>[lengths.length];
      copies = new double[lengths.length][];
      adjoints = new double[lengths.length][];
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = Integer.parseInt(parts[i + 2]);
        types[i] = lengths[i] == NUMBER ? double.class : double[].class;
        copies[i] = new double[Math.max(lengths[i], 0)];
        adjoints[i] = new double[Math.max(lengths[i], 0)];
      }
      gradient = Gradients.of(owner(parts[0]), parts[1], types);
      long active = gradient.shape().active().stream().filter(i -> lengths[i] == NUMBER).count();
      numbers = new double[(int) active];
    }

    private static Class<?> owner(String name) {
      Class<?> known = OWNERS.get(name);
      if (known != null) {
        return known;
      }
      try {
        return Class.forName(name, true, Thread.currentThread().getContextClassLoader());
      } catch (ClassNotFoundException e) {
        throw Problem.CLASS_FILE_NOT_FOUND.exception(name);
      }
    }

    private List<Object> own(double[][] arguments) {
      List<Object> all = new ArrayList<>();
      for (int i = 0; i < lengths.length; i++) {
        if (lengths[i] == NUMBER) {
          all.add(arguments[i][0]);
        } else {
          System.arraycopy(arguments[i], 0, copies[i], 0, lengths[i]);
          all.add(copies[i]);
        }
      }
      return all;
    }

    void value(double[][] arguments, double[] result) {
      Object value = gradient.value(own(arguments).toArray());
      result[0] = (Double) java.util.Objects.requireNonNull(value);
    }

    void pull(int by, double[][] arguments, double[] result) {
      List<Object> all = own(arguments);
      int number = 0;
      int place = 0;
      for (int i : gradient.shape().active()) {
        if (lengths[i] == NUMBER) {
          place = i == by ? number : place;
          number++;
        } else {
          Arrays.fill(adjoints[i], 0);
          all.add(adjoints[i]);
        }
      }
      if (number > 0) {
        Arrays.fill(numbers, 0);
        all.add(numbers);
      }
      all.add(arguments[lengths.length][0]);
      gradient.vjp(all.toArray());
      if (lengths[by] == NUMBER) {
        result[0] = numbers[place];
      } else {
        System.arraycopy(adjoints[by], 0, result, 0, lengths[by]);
      }
    }
  }
}
