package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.oracle.DualEngine;
import dev.gradus.compiler.oracle.Shadows;
import dev.gradus.compiler.outline.Outlined;
import dev.gradus.compiler.outline.Outliner;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Compares reverse mode with the dual-number engine: for random directions u and cotangents w,
 * (Jᵀw)·u must be w·(Ju). Values, changed arguments and exceptions must be those of the primal, and
 * interpreted and emitted adjoint programs must agree to the bit.
 */
public final class DotProduct {
  private final LoopProgram primal;
  private final Function entry;
  private final List<Integer> active;
  private final LoopProgram adjoint;
  private final Outlined outlined;
  private final Emitted emitted;
  private final LoopInterpreter interpreter;
  private final DualEngine dual;
  private double product;

  public DotProduct(LoopProgram primal, LoopProgram differentiated, Aliasing aliasing) {
    this(primal, differentiated, aliasing, Checkpointing.NONE);
  }

  DotProduct(
      LoopProgram primal,
      LoopProgram differentiated,
      Aliasing aliasing,
      Checkpointing checkpointing) {
    this.primal = primal;
    entry = primal.functions().get(0);
    active = activeParameters(entry);
    adjoint =
        Adjoint.explain(
                differentiated,
                active,
                aliasing,
                DerivativeRules.builtIn(),
                new Saving(checkpointing, true))
            .program();
    outlined = Outliner.outline(adjoint);
    emitted = new Emitted(outlined.program());
    interpreter = new LoopInterpreter(adjoint);
    dual = new DualEngine(primal);
  }

  /** Calls the emitted program, with the scratch arrays that outlining has added. */
  private Object callEmitted(Object[] arguments) throws Throwable {
    List<Object> all = new ArrayList<>(Arrays.asList(arguments));
    for (Type type : outlined.scratch(Calls.adjointName(entry.name()))) {
      Class<?> element =
          switch (type.kind()) {
            case DOUBLE -> double.class;
            case FLOAT -> float.class;
            case LONG -> long.class;
            case BOOLEAN -> boolean.class;
            case REFERENCE -> Object.class;
            default -> int.class;
          };
      all.add(Array.newInstance(element, outlined.length(type)));
    }
    return emitted.call(Calls.adjointName(entry.name()), all.toArray());
  }

  public LoopProgram adjoint() {
    return adjoint;
  }

  /** Every parameter that holds reals. */
  public static List<Integer> activeParameters(Function f) {
    return IntStream.range(0, f.parameters().size())
        .filter(i -> Activity.holdsReals(f.parameters().get(i).type()))
        .boxed()
        .toList();
  }

  /** What a run of the adjoint program gave. */
  private record Run(String outcome, double product, double scale) {}

  /**
   * Checks one set of arguments; gives false if nothing could be compared since numbers are not
   * finite.
   */
  public boolean check(Object[] arguments, long seed, String name) throws Throwable {
    Random random = new Random(seed);
    Object[] forDual = (Object[]) copy(arguments);
    Object[] directions = new Object[arguments.length];
    Object[] cotangents = new Object[arguments.length];
    double[] scalarTangents = new double[arguments.length];
    Shadows shadows = new Shadows();
    Object[] before = new Object[arguments.length];
    for (int i : active) {
      Type type = entry.parameters().get(i).type();
      if (type.isArray()) {
        directions[i] = randomLike(arguments[i], random);
        cotangents[i] = randomLike(arguments[i], random);
        seed(shadows, forDual[i], directions[i]);
        before[i] = spines(forDual[i]);
      } else {
        scalarTangents[i] = random.nextGaussian();
      }
    }
    String expected;
    double left = 0;
    double leftScale = 1e-300;
    Object resultCotangent = null;
    try {
      DualEngine.Result result = dual.call(entry.name(), forDual, scalarTangents, shadows);
      expected = describe(result.value(), forDual);
      if (entry.result().isReal()) {
        double w = random.nextGaussian();
        resultCotangent = entry.result().equals(Type.FLOAT) ? (Object) (float) w : (Object) w;
        left += ((Number) resultCotangent).doubleValue() * result.tangent();
        leftScale += Math.abs(left);
      } else if (Activity.holdsReals(entry.result())) {
        resultCotangent = randomLike(result.value(), random);
        left += dot(shadows, result.value(), resultCotangent);
      }
      for (int i : active) {
        if (cotangents[i] != null) {
          // Cotangents belong to arrays, wherever the method has moved them.
          double part = dot(shadows, before[i], cotangents[i]);
          left += part;
          leftScale += Math.abs(part);
        }
      }
    } catch (RuntimeException e) {
      expected = e.toString();
      resultCotangent = blank(entry.result());
    }
    Run interpreted =
        run(
            (a) -> interpreter.call(Calls.adjointName(entry.name()), a),
            arguments,
            cotangents,
            directions,
            scalarTangents,
            resultCotangent);
    Run compiled =
        run(this::callEmitted, arguments, cotangents, directions, scalarTangents, resultCotangent);
    assertThat(interpreted.outcome()).as("%s, interpreted", name).isEqualTo(expected);
    assertThat(compiled.outcome()).as("%s, emitted", name).isEqualTo(expected);
    assertThat(Double.valueOf(compiled.product()))
        .as("%s, interpreted = emitted", name)
        .isEqualTo(Double.valueOf(interpreted.product()));
    double right = compiled.product();
    product = right;
    if (!Double.isFinite(left) || !Double.isFinite(compiled.scale())) {
      return false;
    }
    boolean single =
        active.stream().anyMatch(i -> entry.parameters().get(i).type().kind() == Type.Kind.FLOAT);
    double scale = Math.max(Math.max(leftScale, compiled.scale()), 1e-12);
    assertThat(right)
        .as("%s: (Jᵀw)·u against w·(Ju)", name)
        .isCloseTo(left, within(scale * (single ? 2e-4 : 1e-9)));
    return true;
  }

  /** What the check made last has found for (Jᵀw)·u. */
  double product() {
    return product;
  }

  private interface Callee {
    Object call(Object[] arguments) throws Throwable;
  }

  private Run run(
      Callee callee,
      Object[] arguments,
      Object[] cotangents,
      Object[] directions,
      double[] scalarTangents,
      Object resultCotangent)
      throws Throwable {
    SaveStack stack = new SaveStack();
    Object[] own = (Object[]) copy(arguments);
    List<Object> all = new ArrayList<>(List.of(stack));
    all.addAll(Arrays.asList(own));
    List<Object> adjoints = new ArrayList<>();
    double[] doubles = new double[active.size()];
    float[] floats = new float[active.size()];
    boolean hasDoubles = false;
    boolean hasFloats = false;
    for (int i : active) {
      if (cotangents[i] != null) {
        Object adjointArray = copy(cotangents[i]);
        adjoints.add(spines(adjointArray));
        all.add(adjointArray);
      }
      hasDoubles |= entry.parameters().get(i).type().equals(Type.DOUBLE);
      hasFloats |= entry.parameters().get(i).type().equals(Type.FLOAT);
    }
    if (hasDoubles) {
      all.add(doubles);
    }
    if (hasFloats) {
      all.add(floats);
    }
    if (Activity.holdsReals(entry.result())) {
      all.add(copy(resultCotangent));
    }
    String outcome;
    try {
      Object value = callee.call(all.toArray());
      outcome = describe(value, own);
      assertThat(stack.isEmpty()).as("save stack is empty").isTrue();
    } catch (RuntimeException e) {
      return new Run(e.toString(), Double.NaN, Double.NaN);
    }
    double[] sum = new double[2];
    int k = 0;
    int d = 0;
    int f = 0;
    for (int i : active) {
      Value p = entry.parameters().get(i);
      if (p.type().isArray()) {
        dot(adjoints.get(k++), directions[i], sum);
      } else {
        double adjointOf = p.type().equals(Type.FLOAT) ? floats[f++] : doubles[d++];
        sum[0] += adjointOf * scalarTangents[i];
        sum[1] += Math.abs(adjointOf * scalarTangents[i]);
      }
    }
    return new Run(outcome, sum[0], sum[1]);
  }

  private static String describe(Object value, Object[] arguments) {
    return Arrays.deepToString(new Object[] {value, arguments});
  }

  private static Object blank(Type type) {
    return type.equals(Type.FLOAT) ? (Object) 0f : type.equals(Type.DOUBLE) ? (Object) 0.0 : null;
  }

  static Object copy(Object value) {
    if (value == null || !value.getClass().isArray()) {
      return value;
    }
    int n = Array.getLength(value);
    Object result = Array.newInstance(value.getClass().getComponentType(), n);
    for (int i = 0; i < n; i++) {
      Array.set(result, i, copy(Array.get(value, i)));
    }
    return result;
  }

  /** The same rows in spines that nobody else changes. */
  private static Object spines(Object array) {
    if (array instanceof double[] || array instanceof float[]) {
      return array;
    }
    Object[] copy = ((Object[]) array).clone();
    for (int i = 0; i < copy.length; i++) {
      copy[i] = spines(copy[i]);
    }
    return copy;
  }

  private static Object randomLike(Object array, Random random) {
    Object result = copy(array);
    if (array == null) {
      return null;
    }
    for (int i = 0; i < Array.getLength(array); i++) {
      if (array instanceof double[] || array instanceof float[]) {
        float w = (float) random.nextGaussian();
        Array.set(result, i, array instanceof float[] ? (Object) w : (Object) (double) w);
      } else {
        Array.set(result, i, randomLike(Array.get(array, i), random));
      }
    }
    return result;
  }

  private static void seed(Shadows shadows, Object array, Object direction) {
    for (int i = 0; i < Array.getLength(array); i++) {
      if (array instanceof double[] || array instanceof float[]) {
        shadows.of(array)[i] = ((Number) Array.get(direction, i)).doubleValue();
      } else {
        seed(shadows, Array.get(array, i), Array.get(direction, i));
      }
    }
  }

  private static double dot(Shadows shadows, Object array, Object cotangent) {
    double sum = 0;
    for (int i = 0; array != null && i < Array.getLength(array); i++) {
      sum +=
          array instanceof double[] || array instanceof float[]
              ? shadows.of(array)[i] * ((Number) Array.get(cotangent, i)).doubleValue()
              : dot(shadows, Array.get(array, i), Array.get(cotangent, i));
    }
    return sum;
  }

  private static void dot(Object adjoint, Object direction, double[] sum) {
    for (int i = 0; i < Array.getLength(adjoint); i++) {
      if (adjoint instanceof double[] || adjoint instanceof float[]) {
        double part =
            ((Number) Array.get(adjoint, i)).doubleValue()
                * ((Number) Array.get(direction, i)).doubleValue();
        sum[0] += part;
        sum[1] += Math.abs(part);
      } else {
        dot(Array.get(adjoint, i), Array.get(direction, i), sum);
      }
    }
  }
}
