package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.adjoint.Adjoint;
import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.oracle.DifferenceQuotient;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The tangent of the adjoint of a program: the derivative of the gradient along a direction.
 * Compares it with difference quotients of the gradient, and its products with each other.
 */
final class HessianRun {
  private interface Callee {
    Object call(Object... arguments) throws Throwable;
  }

  private final Function entry;
  private final Function gradient;
  private final List<Integer> active = new ArrayList<>();
  private final Callee gradients;
  private final List<Callee> products;
  private final SaveStack stack = new SaveStack();
  private long compared;
  private long quotable;

  /**
   * @param optimised what is done with the adjoint before it is differentiated, and afterwards
   */
  HessianRun(LoopProgram program, UnaryOperator<LoopProgram> optimised) {
    entry = program.functions().get(0);
    for (int k = 0; k < entry.parameters().size(); k++) {
      if (isReal(entry.parameters().get(k).type())) {
        active.add(k);
      }
    }
    LoopProgram adjoint = optimised.apply(Adjoint.of(program, active));
    gradient = adjoint.functions().get(0);
    int last = gradient.parameters().size() - (isReal(entry.result()) ? 1 : 0);
    List<Integer> all = new ArrayList<>();
    active.forEach(k -> all.add(k + 1));
    for (int k = entry.parameters().size() + 1; k < last; k++) {
      all.add(k);
    }
    LoopProgram second = optimised.apply(Tangent.of(adjoint, all, 1));
    String name = second.functions().get(0).name();
    Emitted emitted = new Emitted(adjoint);
    Emitted twice = new Emitted(second);
    LoopInterpreter interpreter = new LoopInterpreter(second);
    gradients = a -> emitted.call(gradient.name(), a);
    products = List.of(a -> twice.call(name, a), a -> interpreter.call(name, a));
  }

  private static boolean isReal(Type type) {
    return type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT;
  }

  /** How many elements had finite difference quotients, and how many of those were none. */
  long quotable() {
    return quotable;
  }

  long compared() {
    return compared;
  }

  /** Compares at one point; false if the method does not come to a result there. */
  boolean check(Object[] arguments, long seed) throws Throwable {
    Random random = new Random(seed);
    List<Object> v = direction(arguments, random);
    List<Object> w = direction(arguments, random);
    double[] plain;
    try {
      plain = gradientAt(arguments, v, 0, seed);
    } catch (RuntimeException e) {
      stack.clear();
      return false;
    }
    double[] hv = product(products.get(0), arguments, v, seed, plain);
    double[] interpreted = product(products.get(1), arguments, v, seed, plain);
    assertThat(interpreted).as("%s interpreted", entry.name()).isEqualTo(hv);
    double[] hw = product(products.get(0), arguments, w, seed, plain);
    double vhw = dot(flat(v), hw);
    double whv = dot(flat(w), hv);
    if (Double.isFinite(vhw) && Double.isFinite(whv)) {
      double scale = scale(flat(v), hw) + scale(flat(w), hv) + 1e-9;
      assertThat(Math.abs(vhw - whv) / scale)
          .as("%s, seed %d: symmetry of %s and %s", entry.name(), seed, vhw, whv)
          .isLessThan(1e-9);
    }
    for (int k = 0; k < hv.length; k++) {
      quotient(arguments, v, seed, k, hv[k]);
    }
    return true;
  }

  private void quotient(Object[] arguments, List<Object> v, long seed, int k, double found)
      throws Throwable {
    double[] quotients = new double[2];
    double size = 0;
    for (int i = 0; i < 2; i++) {
      double step = i == 0 ? 0x1p-9 : 0x1p-10;
      try {
        quotients[i] = DifferenceQuotient.of(t -> gradientAt(arguments, v, t, seed)[k], 0, step);
        size = Math.abs(gradientAt(arguments, v, 0, seed)[k]);
      } catch (RuntimeException e) {
        stack.clear();
        return;
      }
    }
    double tolerance = 1e-6 * (1 + Math.abs(quotients[0]) + size);
    if (Double.isFinite(quotients[0]) && Double.isFinite(quotients[1])) {
      quotable++;
    }
    // Where a kink or a branch is near, the quotients are none.
    if (Math.abs(quotients[0] - quotients[1]) < tolerance) {
      compared++;
      assertThat(Math.abs(found - quotients[1]))
          .as(
              "%s, seed %d, element %d: %s, by quotients %s",
              entry.name(), seed, k, found, quotients[1])
          .isLessThan(3 * tolerance);
    }
  }

  private List<Object> direction(Object[] arguments, Random random) {
    Map<Object, Object> known = new IdentityHashMap<>();
    List<Object> direction = new ArrayList<>();
    active.forEach(k -> direction.add(Copies.shadow(arguments[k], known, random)));
    return direction;
  }

  /** The gradient, array after array and then scalar after scalar, at x + t v. */
  private double[] gradientAt(Object[] arguments, List<Object> v, double t, long seed)
      throws Throwable {
    Object[] moved = Copies.of(arguments);
    for (int i = 0; i < active.size(); i++) {
      int k = active.get(i);
      moved[k] = moved(moved[k], v.get(i), t);
    }
    List<Object> adjoints = adjoints(moved, new Random(seed), false);
    List<Object> rows = rows(adjoints);
    gradients.call(all(moved, adjoints, seed).toArray());
    return flat(rows);
  }

  private double[] product(
      Callee callee, Object[] arguments, List<Object> v, long seed, double[] plain)
      throws Throwable {
    Object[] own = Copies.of(arguments);
    List<Object> adjoints = adjoints(own, new Random(seed), false);
    List<Object> all = all(own, adjoints, seed);
    v.forEach(d -> all.add(Copies.of(new Object[] {d})[0]));
    List<Object> second = adjoints(own, new Random(seed), true);
    all.addAll(second);
    List<Object> rows = rows(adjoints);
    List<Object> secondRows = rows(second);
    if (isReal(entry.result())) {
      all.add(cell());
    }
    callee.call(all.toArray());
    assertThat(flat(rows)).as("%s: gradient beside the product", entry.name()).isEqualTo(plain);
    assertThat(stack.isEmpty()).isTrue();
    assertThat(SaveStack.shadow(stack, 0).isEmpty()).as("shadow stack is empty").isTrue();
    return flat(secondRows);
  }

  private List<Object> all(Object[] own, List<Object> adjoints, long seed) {
    List<Object> all = new ArrayList<>(List.of(stack));
    all.addAll(Arrays.asList(own));
    all.addAll(adjoints);
    Type result = entry.result();
    if (result.isReal()) {
      double w = new Random(seed).nextGaussian();
      all.add(result.equals(Type.FLOAT) ? (Object) (float) w : (Object) w);
    }
    return all;
  }

  /** Cotangents of the final contents of arrays, and empty places for those of scalars. */
  private List<Object> adjoints(Object[] own, Random random, boolean zero) {
    List<Object> adjoints = new ArrayList<>();
    Map<Object, Object> known = new IdentityHashMap<>();
    int doubles = 0;
    int floats = 0;
    for (int k : active) {
      Type type = entry.parameters().get(k).type();
      doubles += type.equals(Type.DOUBLE) ? 1 : 0;
      floats += type.equals(Type.FLOAT) ? 1 : 0;
      if (type.isArray()) {
        Object random0 = Copies.shadow(own[k], known, random);
        adjoints.add(zero ? moved(random0, random0, -1) : random0);
      }
    }
    if (doubles > 0) {
      adjoints.add(new double[doubles]);
    }
    if (floats > 0) {
      adjoints.add(new float[floats]);
    }
    return adjoints;
  }

  /** The same rows where the method cannot move them: adjoints belong to rows, not to places. */
  private static List<Object> rows(List<Object> arrays) {
    List<Object> all = new ArrayList<>();
    arrays.forEach(a -> rows(a, all));
    return all;
  }

  private static void rows(Object array, List<Object> all) {
    if (array instanceof Object[] outer) {
      Arrays.stream(outer).forEach(row -> rows(row, all));
    } else {
      all.add(array);
    }
  }

  private Object cell() {
    return entry.result().equals(Type.FLOAT) ? new float[1] : new double[1];
  }

  private static Object moved(Object x, Object v, double t) {
    if (x instanceof Double d) {
      return d + t * (Double) v;
    } else if (x instanceof Float f) {
      return (float) (f + t * (Float) v);
    }
    Object moved = Array.newInstance(x.getClass().getComponentType(), Array.getLength(x));
    for (int i = 0; i < Array.getLength(x); i++) {
      Array.set(moved, i, moved(Array.get(x, i), Array.get(v, i), t));
    }
    return moved;
  }

  private double[] flat(List<Object> values) {
    List<Double> flat = new ArrayList<>();
    // Arrays before scalars, as in the gradient.
    values.stream().filter(x -> x.getClass().isArray()).forEach(x -> flat(x, flat));
    values.stream().filter(x -> !x.getClass().isArray()).forEach(x -> flat(x, flat));
    return flat.stream().mapToDouble(d -> d).toArray();
  }

  private static void flat(Object value, List<Double> flat) {
    if (value instanceof Number n) {
      flat.add(n.doubleValue());
    } else {
      for (int i = 0; i < Array.getLength(value); i++) {
        flat(Array.get(value, i), flat);
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double scale(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] * b[i]);
    }
    return sum;
  }
}
