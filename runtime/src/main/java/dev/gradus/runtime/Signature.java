package dev.gradus.runtime;

import java.util.List;

/**
 * What an objective takes and gives.
 *
 * @param dtype element type of the parameters and of the arithmetic: {@code DOUBLE} or {@code
 *     FLOAT}
 * @param outputs further named results, evaluated on request
 */
public record Signature(
    String name,
    DType dtype,
    Arithmetic arithmetic,
    List<Parameter> parameters,
    List<Input> inputs,
    List<Output> outputs) {

  public Signature {
    parameters = List.copyOf(parameters);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
  }

  /**
   * A trained tensor.
   *
   * @param shape row-major extents; empty for a scalar
   * @param initial starting values, row-major; length is the product of the shape
   * @param frozen whether it is left out of differentiation and updates
   */
  public record Parameter(String name, List<Integer> shape, double[] initial, boolean frozen) {
    /** Number of elements. */
    public int size() {
      return product(shape);
    }
  }

  /**
   * A tensor given with every call.
   *
   * @param shape row-major extents; of one row (without the batch axis) where {@code batched}
   * @param batched whether there is a leading batch axis
   */
  public record Input(String name, DType dtype, List<Integer> shape, boolean batched) {
    /** Number of elements, of one row where batched. */
    public int size() {
      return product(shape);
    }
  }

  /** A named result; its shape is that of one row where {@code batched}. */
  public record Output(String name, DType dtype, List<Integer> shape, boolean batched) {
    /** Number of elements, of one row where batched. */
    public int size() {
      return product(shape);
    }
  }

  /** Number of the parameter of that name; refuses an unknown one. */
  public int parameter(String wanted) {
    List<String> names = parameters.stream().map(Parameter::name).toList();
    return find(wanted, names, Problem.PARAMETER_UNKNOWN);
  }

  /** Number of the input of that name; refuses an unknown one. */
  public int input(String wanted) {
    return find(wanted, inputs.stream().map(Input::name).toList(), Problem.INPUT_UNKNOWN);
  }

  /** Number of the output of that name; refuses an unknown one. */
  public int output(String wanted) {
    return find(wanted, outputs.stream().map(Output::name).toList(), Problem.OUTPUT_UNKNOWN);
  }

  private static int find(String wanted, List<String> names, Problem unknown) {
    int index = names.indexOf(wanted);
    if (index < 0) {
      throw unknown.exception(wanted, names.isEmpty() ? "none" : String.join(", ", names));
    }
    return index;
  }

  private static int product(List<Integer> shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return size;
  }
}
