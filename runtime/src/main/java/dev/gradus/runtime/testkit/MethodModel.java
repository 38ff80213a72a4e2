package dev.gradus.runtime.testkit;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Parameters and result of a differentiated method, and how its derivatives take their arguments
 * (see {@code GradientOf}). Results that are arrays, and arrays that a method without result fills,
 * are made one number by {@link Weights}. Rows are told apart by where they were before a call,
 * which may exchange them, and those of adjoints and tangents with them.
 */
final class MethodModel {
  private final Leaves leaves;
  private final Class<?> result;

  MethodModel(List<String> names, List<Class<?>> types, List<Integer> active, Class<?> result) {
    leaves = new Leaves(names, types, active);
    this.result = result;
  }

  /** A call of the method or of one of its derivatives. */
  interface Call {
    @Nullable Object with(Object[] arguments);
  }

  Leaves leaves() {
    return leaves;
  }

  Class<?> result() {
    return result;
  }

  boolean single() {
    return result == float.class
        || leaves.list().stream().anyMatch(l -> l.active() && element(l.type()) == float.class);
  }

  private static Class<?> element(Class<?> type) {
    return type.isArray() ? element(type.getComponentType()) : type;
  }

  /** The method's result, or the arrays it filled, as one number. */
  double value(Call method, Object[] values) {
    Object[] places = Copies.places(values);
    return one(method.with(leaves.together(values)), places);
  }

  /** One number of a result, or of its tangent where the leaves are tangents. */
  private double one(@Nullable Object returned, Object[] values) {
    if (returned instanceof Number number) {
      return number.doubleValue();
    }
    return Weights.sum(returned == null ? filled(values) : new Object[] {returned});
  }

  private Object[] filled(Object[] values) {
    List<Object> arrays = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      if (leaves.list().get(i).active() && values[i].getClass().isArray()) {
        arrays.add(values[i]);
      }
    }
    return arrays.toArray();
  }

  /** The gradient by a derivative that takes adjoints last. */
  Object[] byAdjoints(Call derivative, Object[] values) {
    Object[] zeros = Copies.zeros(values);
    return adjoints(derivative, values, zeros, List.of());
  }

  /** The gradient by {@code vjp}; the method is called for the shape of what it returns. */
  Object[] bySeed(Call method, Call vjp, Object[] values) {
    if (result == void.class) {
      Object[] cotangents = Copies.zeros(values);
      Object[] weights = Weights.like(filled(values));
      int next = 0;
      for (int i = 0; i < values.length; i++) {
        if (leaves.list().get(i).active() && values[i].getClass().isArray()) {
          cotangents[i] = weights[next++];
        }
      }
      return adjoints(vjp, values, cotangents, List.of());
    }
    Object seed = result == float.class ? (Object) 1f : (Object) 1.0;
    if (result.isArray()) {
      Object returned =
          Objects.requireNonNull(method.with(leaves.together(Copies.of(values))), "result");
      seed = Weights.like(new Object[] {returned})[0];
    }
    return adjoints(vjp, values, Copies.zeros(values), List.of(seed));
  }

  /** The Hessian times tangents, by {@code hvp} with adjoints last. */
  Object[] byHvp(Call hvp, Object[] values, Object[] tangents) {
    return adjoints(hvp, values, tangents, Copies.zeros(values), List.of());
  }

  private Object[] adjoints(Call derivative, Object[] values, Object[] into, List<Object> more) {
    return adjoints(derivative, values, new Object[0], into, more);
  }

  /**
   * Calls a derivative that takes adjoints.
   *
   * @param tangents come before the adjoints; none, or one for every leaf
   * @param into the adjoints, for every leaf
   * @param more what comes behind them
   */
  private Object[] adjoints(
      Call derivative, Object[] values, Object[] tangents, Object[] into, List<Object> more) {
    List<Object> arguments = withTangents(values, tangents);
    double[] doubles = new double[count(double.class)];
    float[] floats = new float[count(float.class)];
    for (int i = 0; i < into.length; i++) {
      if (leaves.list().get(i).active() && into[i].getClass().isArray()) {
        arguments.add(into[i]);
      }
    }
    if (doubles.length > 0) {
      arguments.add(doubles);
    }
    if (floats.length > 0) {
      arguments.add(floats);
    }
    arguments.addAll(more);
    Object[] places = Copies.places(into);
    derivative.with(arguments.toArray());
    return withScalars(places, doubles, floats);
  }

  private int count(Class<?> type) {
    return (int) leaves.list().stream().filter(l -> l.active() && l.type() == type).count();
  }

  /** Puts the adjoints of active numbers, which come in arrays of their own, in their places. */
  Object[] withScalars(Object[] into, Object doubles, Object floats) {
    int nextDouble = 0;
    int nextFloat = 0;
    for (int i = 0; i < into.length; i++) {
      Subject.Leaf leaf = leaves.list().get(i);
      if (leaf.active() && leaf.type() == double.class) {
        into[i] = Array.get(doubles, nextDouble++);
      } else if (leaf.active() && leaf.type() == float.class) {
        into[i] = Array.get(floats, nextFloat++);
      }
    }
    return into;
  }

  /** The derivative along tangents, by {@code jvp}. */
  double along(Call jvp, Object[] values, Object[] tangents) {
    Object[] places = Copies.places(tangents);
    return one(jvp.with(withTangents(values, tangents).toArray()), places);
  }

  /** The arguments of the method, then the tangents of active leaves. */
  List<Object> withTangents(Object[] values, Object[] tangents) {
    List<Object> arguments = new ArrayList<>(Arrays.asList(leaves.together(values)));
    for (int i = 0; i < tangents.length; i++) {
      if (leaves.list().get(i).active()) {
        arguments.add(tangents[i]);
      }
    }
    return arguments;
  }

  /** The gradient by {@code jvp}, one coordinate after the other. */
  Object[] byTangents(Call jvp, Object[] values) {
    Object[] gradient = Copies.zeros(values);
    for (Coordinate c : Coordinate.of(leaves.list(), values)) {
      Object[] tangents = Copies.zeros(values);
      c.set(tangents, 1);
      c.set(gradient, along(jvp, Copies.of(values), tangents));
    }
    return gradient;
  }
}
