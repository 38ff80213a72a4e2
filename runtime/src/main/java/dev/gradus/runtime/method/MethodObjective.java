package dev.gradus.runtime.method;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.ExecutableObjective;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.optim.UpdateFormula;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A differentiable method as an objective of the trainer: some of its parameters are trained, the
 * others are constants or inputs.
 *
 * <pre>{@code
 * Objective f = Gradients.of(Objectives.class, "logistic").objective()
 *     .parameter("w", new double[30])
 *     .parameter("b", 0.0)
 *     .constant("x", rows)
 *     .constant("y", labels)
 *     .build();
 * }</pre>
 */
public final class MethodObjective implements ExecutableObjective {
  private final MethodGradient gradient;
  private final Signature signature;
  private final List<Argument> arguments;

  /** What an argument of the method is. */
  enum Use {
    PARAMETER,
    CONSTANT,
    INPUT,
    BATCH_SIZE
  }

  /**
   * An argument of the method.
   *
   * @param value the starting value or the constant
   * @param index number among the parameters or inputs of the signature
   */
  record Argument(Use use, @Nullable Object value, int index) {}

  private MethodObjective(MethodGradient gradient, Signature signature, List<Argument> arguments) {
    this.gradient = gradient;
    this.signature = signature;
    this.arguments = List.copyOf(arguments);
  }

  @Override
  public Signature signature() {
    return signature;
  }

  @Override
  public Kernel kernel(UpdateFormula update) {
    return new MethodKernel(gradient, signature, arguments, update);
  }

  /** Says, by name, what the parameters of the method are. */
  public static final class Builder {
    private final MethodGradient gradient;
    private final MethodShape shape;
    private final Map<String, Argument> given = new LinkedHashMap<>();
    private final List<Signature.Parameter> parameters = new ArrayList<>();
    private final List<Signature.Input> inputs = new ArrayList<>();

    Builder(MethodGradient gradient) {
      this.gradient = gradient;
      this.shape = gradient.shape();
    }

    /**
     * Trains a parameter.
     *
     * @param start where it starts, which also says its shape: a number or an array, all of whose
     *     rows have one length
     */
    public Builder parameter(String name, Object start) {
      int number = number(name);
      if (!shape.active().contains(number)) {
        throw Problem.METHOD_OBJECTIVE_NOT_ACTIVE.exception(name, shape);
      }
      checkType(name, number, start);
      List<Integer> extents = ArrayElements.extents(start);
      double[] initial = ArrayElements.flat(start);
      given.put(name, new Argument(Use.PARAMETER, start, parameters.size()));
      parameters.add(new Signature.Parameter(name, extents, initial, false));
      return this;
    }

    /** Passes the same value in every call; an array is not copied. */
    public Builder constant(String name, Object value) {
      checkType(name, number(name), value);
      given.put(name, new Argument(Use.CONSTANT, value, -1));
      return this;
    }

    /**
     * Passes the rows of each batch, one after the other, in a flat array, which may be longer than
     * the batch.
     *
     * @param rowLength numbers in a row
     */
    public Builder input(String name, int rowLength) {
      Class<?> type = shape.parameters().get(number(name));
      DType dtype =
          type == double[].class ? DType.DOUBLE : type == float[].class ? DType.FLOAT : DType.INT;
      if (dtype == DType.INT && type != int[].class) {
        throw Problem.METHOD_OBJECTIVE_TYPE.exception(
            name, shape, type.getSimpleName(), "the rows of batches");
      }
      given.put(name, new Argument(Use.INPUT, null, inputs.size()));
      inputs.add(
          new Signature.Input(name, dtype, rowLength == 1 ? List.of() : List.of(rowLength), true));
      return this;
    }

    /** Passes the number of rows of each batch. */
    public Builder batchSize(String name) {
      checkType(name, number(name), 0);
      given.put(name, new Argument(Use.BATCH_SIZE, null, -1));
      return this;
    }

    /** The objective. */
    public MethodObjective build() {
      List<Argument> arguments = new ArrayList<>();
      List<String> missing = new ArrayList<>();
      for (String name : shape.names()) {
        Argument argument = given.get(name);
        if (argument == null) {
          missing.add(name);
        } else {
          arguments.add(argument);
        }
      }
      if (!missing.isEmpty()) {
        throw Problem.METHOD_OBJECTIVE_MISSING.exception(String.join(", ", missing), shape);
      }
      DType dtype = shape.result() == float.class ? DType.FLOAT : DType.DOUBLE;
      checkResult(dtype, arguments);
      Signature signature =
          new Signature(shape.method(), dtype, shape.arithmetic(), parameters, inputs, List.of());
      return new MethodObjective(gradient, signature, arguments);
    }

    private void checkResult(DType dtype, List<Argument> arguments) {
      boolean real = shape.result() == double.class || shape.result() == float.class;
      for (int i = 0; real && i < arguments.size(); i++) {
        Class<?> element = ArrayElements.elementType(shape.parameters().get(i));
        real =
            arguments.get(i).use() != Use.PARAMETER
                || element == (dtype == DType.FLOAT ? float.class : double.class);
      }
      if (!real) {
        throw Problem.METHOD_OBJECTIVE_RESULT.exception(shape, shape.result().getSimpleName());
      }
    }

    private int number(String name) {
      int number = shape.names().indexOf(name);
      if (number < 0) {
        throw Problem.METHOD_OBJECTIVE_UNKNOWN.exception(
            shape, name, String.join(", ", shape.names()));
      }
      return number;
    }

    private void checkType(String name, int number, Object value) {
      Class<?> type = shape.parameters().get(number);
      boolean fits =
          type.isPrimitive()
              ? Array.get(Array.newInstance(type, 1), 0).getClass().isInstance(value)
              : type.isInstance(value);
      if (!fits) {
        throw Problem.METHOD_OBJECTIVE_TYPE.exception(
            name, shape, type.getSimpleName(), value.getClass().getSimpleName());
      }
    }
  }
}
