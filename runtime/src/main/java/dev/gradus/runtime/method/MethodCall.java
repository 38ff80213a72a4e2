package dev.gradus.runtime.method;

import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Passes the arrays of a workspace to a method and its gradient. Arrays of rank 1 are passed as
 * they are, numbers and rows are copied. For one thread.
 */
final class MethodCall {
  private final MethodGradient gradient;
  private final Layout layout;
  private final List<MethodObjective.Argument> arguments;
  private final MethodShape shape;

  /** Copies of parameters of rank 0 and above 1, and their adjoints; null where none is needed. */
  private final @Nullable Object[] copies;

  private final @Nullable Object[] adjoints;
  private final double[] doubles;
  private final float[] floats;
  private final boolean simple;

  MethodCall(MethodGradient gradient, Layout layout, List<MethodObjective.Argument> arguments) {
    this.gradient = gradient;
    this.layout = layout;
    this.arguments = arguments;
    shape = gradient.shape();
    copies = new Object[arguments.size()];
    adjoints = new Object[arguments.size()];
    doubles = new double[scalars(double.class)];
    floats = new float[scalars(float.class)];
    simple =
        shape.parameters().equals(List.of(double[].class))
            && shape.result() == double.class
            && arguments.get(0).use() == MethodObjective.Use.PARAMETER;
    for (int i = 0; i < arguments.size(); i++) {
      MethodObjective.Argument argument = arguments.get(i);
      Class<?> type = shape.parameters().get(i);
      boolean own = argument.use() == MethodObjective.Use.PARAMETER && rank(type) == 1;
      if (type.isArray() && argument.value() != null && !own) {
        boolean trained = argument.use() == MethodObjective.Use.PARAMETER;
        copies[i] = trained ? ArrayShapes.copy(argument.value()) : argument.value();
        adjoints[i] = shape.active().contains(i) ? ArrayShapes.zeros(argument.value()) : null;
      }
    }
  }

  private int scalars(Class<?> type) {
    return (int) shape.active().stream().filter(i -> shape.parameters().get(i) == type).count();
  }

  private static int rank(Class<?> type) {
    return type.isArray() ? 1 + rank(type.getComponentType()) : 0;
  }

  double value(Workspace w) {
    if (simple) {
      return gradient.value(w.doubles[0]);
    }
    Object[] all = new Object[arguments.size()];
    own(w, all);
    return number(gradient.value(all));
  }

  double valueAndGradient(Workspace w) {
    if (simple) {
      return gradient.valueAndGradient(w.doubles[0], w.doubles[1]);
    }
    Object[] all = new Object[arguments.size() + shape.adjoints()];
    own(w, all);
    int next = arguments.size();
    for (int i : shape.active()) {
      if (shape.parameters().get(i).isArray()) {
        all[next++] = adjoint(w, i);
      }
    }
    if (doubles.length > 0) {
      all[next++] = doubles;
    }
    if (floats.length > 0) {
      all[next] = floats;
    }
    double value = number(gradient.valueAndGradient(all));
    deliver(w);
    return value;
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private void own(Workspace w, Object[] all) {
    for (int i = 0; i < arguments.size(); i++) {
      all[i] = argument(w, i);
    }
  }

  private Object argument(Workspace w, int i) {
    MethodObjective.Argument argument = arguments.get(i);
    switch (argument.use()) {
      case PARAMETER -> {
        Object values = table(w)[argument.index()];
        Object copy = copies[i];
        if (!shape.parameters().get(i).isArray()) {
          return Array.get(values, 0);
        } else if (copy == null) {
          return values;
        }
        ArrayElements.scatter(values, 0, copy);
        return copy;
      }
      case INPUT -> {
        int slot = layout.slot(layout.first(Layout.Role.INPUT) + argument.index());
        return switch (layout.signature().inputs().get(argument.index()).dtype()) {
          case DOUBLE -> w.doubles[slot];
          case FLOAT -> w.floats[slot];
          default -> w.ints[slot];
        };
      }
      case BATCH_SIZE -> {
        return w.batch;
      }
      default -> {
        return Objects.requireNonNull(argument.value());
      }
    }
  }

  /** The workspace's arrays of the objective's own type. */
  private Object[] table(Workspace w) {
    return MethodKernel.isDouble(layout) ? w.doubles : w.floats;
  }

  private Object gradientOf(Workspace w, int parameter) {
    return table(w)[layout.signature().parameters().size() + parameter];
  }

  private Object adjoint(Workspace w, int i) {
    MethodObjective.Argument argument = arguments.get(i);
    Object own = adjoints[i];
    if (own != null) {
      return own;
    } else if (argument.use() == MethodObjective.Use.PARAMETER) {
      return gradientOf(w, argument.index());
    }
    // An input that is differentiated by, though nobody wants to know.
    Object made = ArrayShapes.zeros(argument(w, i));
    return made;
  }

  /** Copies gradients that did not go straight into the workspace. */
  private void deliver(Workspace w) {
    int doubleScalars = 0;
    int floatScalars = 0;
    for (int i : shape.active()) {
      Class<?> type = shape.parameters().get(i);
      MethodObjective.Argument argument = arguments.get(i);
      boolean trained = argument.use() == MethodObjective.Use.PARAMETER;
      Object own = adjoints[i];
      if (type == double.class) {
        double slope = doubles[doubleScalars++];
        if (trained) {
          Array.set(gradientOf(w, argument.index()), 0, slope);
        }
      } else if (type == float.class) {
        float slope = floats[floatScalars++];
        if (trained) {
          Array.set(gradientOf(w, argument.index()), 0, slope);
        }
      } else if (trained && own != null) {
        ArrayElements.gather(own, gradientOf(w, argument.index()), 0);
      }
    }
  }
}
