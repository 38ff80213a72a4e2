package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Jacobians and Hessians of an interface, times a vector: their columns are the elements of the
 * only active array, or the active numbers.
 *
 * @param method of the interface; takes the matrix last, or returns it
 */
record Matrices(Primal primal, MethodModel model, Method method, MethodModel.Call call) {

  /** The transposed Jacobian times weights of the method's result. */
  Object[] transposed(Object[] values) {
    Object result =
        Objects.requireNonNull(primal.call().with(arguments(Copies.of(values)).toArray()));
    Object weights = Weights.like(new Object[] {result})[0];
    return times(values, weights, Array.getLength(result));
  }

  /** The Hessian, which is symmetric, times tangents. */
  Object[] symmetric(Object[] values, Object[] tangents) {
    List<Coordinate> columns = Coordinate.of(model.leaves().list(), values);
    double[] along = columns.stream().mapToDouble(c -> c.get(tangents)).toArray();
    return times(values, along, along.length);
  }

  private List<Object> arguments(Object[] values) {
    return new ArrayList<>(Arrays.asList(model.leaves().together(values)));
  }

  private Object[] times(Object[] values, Object vector, int rows) {
    List<Coordinate> columns = Coordinate.of(model.leaves().list(), values);
    Object[] product = Copies.zeros(values);
    Object matrix = matrix(values, rows, columns.size());
    for (int k = 0; k < columns.size(); k++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += Array.getDouble(vector, i) * Array.getDouble(Array.get(matrix, i), k);
      }
      columns.get(k).set(product, sum);
    }
    return product;
  }

  private Object matrix(Object[] values, int rows, int columns) {
    List<Object> arguments = arguments(values);
    if (method.getParameterCount() == primal.parameters()) {
      return Objects.requireNonNull(call.with(arguments.toArray()), method.getName());
    }
    Class<?> element = model.single() ? float.class : double.class;
    Object matrix = Array.newInstance(element, rows, columns);
    arguments.add(matrix);
    call.with(arguments.toArray());
    return matrix;
  }
}
