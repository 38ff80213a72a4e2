package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Jacobians and Hessians of an interface, times a vector, and diagonals of Hessians: their columns
 * are the elements of the only active array, or the active numbers.
 *
 * @param method of the interface; takes the matrix or diagonal last, or returns it
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

  /** The diagonal of the Hessian, each element in the place of its column. */
  Object[] diagonal(Object[] values) {
    List<Coordinate> columns = Coordinate.of(model.leaves().list(), values);
    Object[] placed = Copies.zeros(values);
    Object diagonal = filled(values, columns.size());
    for (int k = 0; k < columns.size(); k++) {
      columns.get(k).set(placed, Array.getDouble(diagonal, k));
    }
    return placed;
  }

  private List<Object> arguments(Object[] values) {
    return new ArrayList<>(Arrays.asList(model.leaves().together(values)));
  }

  private Object[] times(Object[] values, Object vector, int rows) {
    List<Coordinate> columns = Coordinate.of(model.leaves().list(), values);
    Object[] product = Copies.zeros(values);
    Object matrix = filled(values, rows, columns.size());
    for (int k = 0; k < columns.size(); k++) {
      double sum = 0;
      for (int i = 0; i < rows; i++) {
        sum += Array.getDouble(vector, i) * Array.getDouble(Array.get(matrix, i), k);
      }
      columns.get(k).set(product, sum);
    }
    return product;
  }

  /** What the method returns, or writes into an array of the given lengths. */
  private Object filled(Object[] values, int... lengths) {
    List<Object> arguments = arguments(values);
    if (method.getParameterCount() == primal.parameters()) {
      return Objects.requireNonNull(call.with(arguments.toArray()), method.getName());
    }
    Object filled = Array.newInstance(model.single() ? float.class : double.class, lengths);
    arguments.add(filled);
    call.with(arguments.toArray());
    return filled;
  }
}
