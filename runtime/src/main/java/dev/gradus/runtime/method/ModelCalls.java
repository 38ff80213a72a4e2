package dev.gradus.runtime.method;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Calls of differentiable methods out of models. A call is named by a key that says class, method,
 * the lengths of its arguments and which of them are active, so that generated code can name it
 * too. Classes behind calls are generated at build time or compiled on first use.
 */
public final class ModelCalls {
  private static final String SEPARATOR = "#";
  private static final String INACTIVE = "~";
  private static final int NUMBER = -1;
  private static final Map<String, Class<?>> OWNERS = new ConcurrentHashMap<>();
  private static final ThreadLocal<Map<String, Call>> CALLS = ThreadLocal.withInitial(HashMap::new);

  private ModelCalls() {}

  /**
   * The key of a call of a method that takes numbers and arrays of doubles and returns a double.
   *
   * @param lengths length of each array, or -1 for a number
   * @param active numbers of the arguments that the method is differentiated by
   */
  public static String key(
      Class<?> owner, String method, List<Integer> lengths, List<Integer> active) {
    OWNERS.put(owner.getName(), owner);
    StringBuilder key = new StringBuilder(owner.getName() + SEPARATOR + method);
    for (int i = 0; i < lengths.size(); i++) {
      key.append(SEPARATOR).append(active.contains(i) ? "" : INACTIVE).append(lengths.get(i));
    }
    return key.toString();
  }

  /** The method that a key names. */
  public static MethodTarget target(String key) {
    String[] parts = key.split(SEPARATOR);
    Class<?>[] types = new Class<?>[parts.length - 2];
    for (int i = 0; i < types.length; i++) {
      types[i] = length(parts[i + 2]) == NUMBER ? double.class : double[].class;
    }
    return new MethodTarget(owner(parts[0]), parts[1], Optional.of(List.of(types)));
  }

  private static int length(String argument) {
    return Integer.parseInt(argument.replace(INACTIVE, ""));
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
    private final MethodTarget target;
    private final int[] lengths;
    private final boolean[] active;

    /** Copies of the arguments, and behind them what a product with a cotangent takes. */
    private final Object[] forValue;

    private final Object[] forPull;
    private final double[][] adjoints;
    private final double[] numbers;
    private @Nullable DerivativeEntry valueEntry;
    private @Nullable DerivativeEntry pullEntry;

    Call(String key) {
      target = ModelCalls.target(key);
      String[] parts = key.split(SEPARATOR);
      lengths = new int[parts.length - 2];
      active = new boolean[lengths.length];
      adjoints = new double[lengths.length][0];
      forValue = new Object[lengths.length];
      List<Object> more = new ArrayList<>();
      int activeNumbers = 0;
      for (int i = 0; i < lengths.length; i++) {
        lengths[i] = length(parts[i + 2]);
        active[i] = !parts[i + 2].startsWith(INACTIVE);
        if (lengths[i] != NUMBER) {
          forValue[i] = new double[lengths[i]];
          adjoints[i] = new double[lengths[i]];
        }
        if (active[i] && lengths[i] == NUMBER) {
          activeNumbers++;
        } else if (active[i]) {
          more.add(adjoints[i]);
        }
      }
      numbers = new double[activeNumbers];
      if (activeNumbers > 0) {
        more.add(numbers);
      }
      more.add(0.0);
      forPull = Arrays.copyOf(forValue, lengths.length + more.size());
      for (int i = 0; i < more.size(); i++) {
        forPull[lengths.length + i] = more.get(i);
      }
    }

    private DerivativeEntry entry(DerivativeKind kind) {
      return LoadedGradients.entry(target, kind, false, Optional.empty());
    }

    /** Methods may write to their arguments, which are the model's. */
    private void copy(double[][] arguments, Object[] to) {
      for (int i = 0; i < lengths.length; i++) {
        if (lengths[i] == NUMBER) {
          to[i] = arguments[i][0];
        } else {
          System.arraycopy(arguments[i], 0, to[i], 0, lengths[i]);
        }
      }
    }

    void value(double[][] arguments, double[] result) {
      if (valueEntry == null) {
        valueEntry = entry(DerivativeKind.VALUE);
      }
      copy(arguments, forValue);
      result[0] = (Double) Objects.requireNonNull(valueEntry.call(forValue));
    }

    void pull(int by, double[][] arguments, double[] result) {
      if (pullEntry == null) {
        pullEntry = entry(DerivativeKind.VJP);
      }
      copy(arguments, forPull);
      for (double[] adjoint : adjoints) {
        Arrays.fill(adjoint, 0);
      }
      Arrays.fill(numbers, 0);
      forPull[forPull.length - 1] = arguments[lengths.length][0];
      pullEntry.call(forPull);
      if (lengths[by] == NUMBER) {
        result[0] = numbers[place(by)];
      } else {
        System.arraycopy(adjoints[by], 0, result, 0, lengths[by]);
      }
    }

    /** Which of the active numbers an argument is. */
    private int place(int by) {
      int place = 0;
      for (int i = 0; i < by; i++) {
        place += active[i] && lengths[i] == NUMBER ? 1 : 0;
      }
      return place;
    }
  }
}
