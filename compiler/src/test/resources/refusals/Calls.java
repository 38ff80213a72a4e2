package refusals;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/** Calls whose target is not known. */
final class Calls {
  interface Shape {
    double area(double x);
  }

  abstract static class Base {
    abstract double value(double x);
  }

  static double viaInterface(Shape shape, double x) {
    return shape.area(x); // VIRTUAL_CALL: refusals.Calls$Shape.area
  }

  static double abstractMethod(Base base, double x) {
    return base.value(x); // VIRTUAL_CALL: refusals.Calls$Base.value
  }

  static double function(DoubleUnaryOperator f, double x) {
    return f.applyAsDouble(x); // VIRTUAL_CALL: java.util.function.DoubleUnaryOperator.applyAsDouble
  }

  static double genericFunction(Function<Double, Double> f, double x) {
    return f.apply(x); // VIRTUAL_CALL: java.util.function.Function.apply
  }

  static double boxedInList(List<Double> list) {
    return list.get(0); // VIRTUAL_CALL: java.util.List.get
  }

  static double boxedInMap(Map<String, Double> map) {
    return map.get("x"); // VIRTUAL_CALL: java.util.Map.get
  }

  static double iterated(List<double[]> rows) {
    double s = 0;
    for (double[] row : rows) { // VIRTUAL_CALL: java.util.List.iterator
      s += row[0];
    }
    return s;
  }

  static double streamed(double[] x) {
    return Arrays.stream(x).sum(); // VIRTUAL_CALL: java.util.stream.DoubleStream.sum
  }

  static double optional(double x) {
    return Optional.of(x).get(); // VIRTUAL_CALL: java.util.Optional.get
  }

  static double reflected(Method method, double x) throws Exception {
    return (double) method.invoke(null, x); // VIRTUAL_CALL: java.lang.reflect.Method.invoke
  }

  static double handle(MethodHandle handle, double x) throws Throwable {
    return (double) handle.invokeExact(x); // VIRTUAL_CALL: java.lang.invoke.MethodHandle.invokeExact
  }

  static double random(Random random, double x) {
    return x * random.nextDouble(); // VIRTUAL_CALL: java.util.Random.nextDouble
  }

  static double printed(double x) {
    System.out.println(x); // VIRTUAL_CALL: java.io.PrintStream.println
    return x;
  }

  static double parsed(double x) {
    return Double.parseDouble(String.valueOf(x)); // NUMBER_FROM_TEXT: parseDouble
  }

  static double compared(double[] x, double[] y) {
    return x.equals(y) ? 1 : x[0]; // VIRTUAL_CALL: java.lang.Object.equals
  }

  static double sorted(double[] x, List<Double> list) {
    list.sort(Double::compare); // VIRTUAL_CALL: java.util.List.sort
    return x[0];
  }
}
