package dev.gradus.compiler.tangent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.emit.Emitted;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopInterpreter;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.oracle.DualEngine;
import dev.gradus.compiler.oracle.Shadows;
import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Runs a program, its tangent, and the program on dual numbers at the same arguments, and compares:
 * the values bit for bit, the tangents within rounding.
 */
final class TangentRun {
  private static final int DIRECTIONS = 2;

  /** Something that can be called. */
  private interface Callee {
    @Nullable Object call(String function, Object... arguments) throws Throwable;
  }

  private final LoopProgram tangent;
  private final Function entry;
  private final List<Integer> active = new ArrayList<>();
  private final boolean single;
  private final DualEngine duals;
  private final LoopInterpreter original;
  private final List<Callee> engines = new ArrayList<>();
  private long compared;
  private long completed;

  TangentRun(LoopProgram program) {
    this.entry = program.functions().get(0);
    for (int k = 0; k < entry.parameters().size(); k++) {
      Type type = entry.parameters().get(k).type();
      if (isReal(type)) {
        active.add(k);
      }
    }
    this.single = usesFloats(program);
    this.tangent = Tangent.of(program, active, DIRECTIONS);
    this.duals = new DualEngine(program);
    this.original = new LoopInterpreter(program);
    LoopInterpreter interpreted = new LoopInterpreter(tangent);
    engines.add(interpreted::call);
    engines.add(new Emitted(tangent)::call);
  }

  LoopProgram tangent() {
    return tangent;
  }

  /** How many runs came to a result. */
  long completed() {
    return completed;
  }

  /** How many tangents have been compared. */
  long compared() {
    return compared;
  }

  private static boolean usesFloats(LoopProgram program) {
    boolean[] found = {false};
    for (Function f : program.functions()) {
      Values.forEachDefinition(f, v -> found[0] |= v.type().kind() == Type.Kind.FLOAT);
    }
    return found[0];
  }

  private static boolean isReal(Type type) {
    return type.kind() == Type.Kind.DOUBLE || type.kind() == Type.Kind.FLOAT;
  }

  /**
   * Compares one run.
   *
   * @param tangents whether to compare the tangents too, not only the values
   */
  void check(Object[] arguments, long seed, boolean tangents) throws Throwable {
    Object[] expected = Copies.of(arguments);
    String outcome = outcome(expected, original::call, entry.name(), expected);
    for (Callee engine : engines) {
      Object[] primal = Copies.of(arguments);
      List<Object> all = new ArrayList<>(Arrays.asList(primal));
      boolean hasStack =
          entry.parameters().stream().anyMatch(p -> p.type().equals(Typing.SAVE_STACK));
      if (!hasStack) {
        all.add(0, new SaveStack());
      }
      List<List<Object>> shadows = shadows(primal, new Random(seed));
      shadows.forEach(all::addAll);
      Object cell = cell();
      if (cell != null) {
        all.add(cell);
      }
      String found =
          outcome(primal, engine::call, tangent.functions().get(0).name(), all.toArray());
      assertThat(found).as("value, seed %d", seed).isEqualTo(outcome);
      if (tangents && !found.startsWith("thrown")) {
        completed++;
        for (int d = 0; d < DIRECTIONS; d++) {
          compare(arguments, seed, d, shadows, cell);
        }
      }
    }
  }

  private String outcome(Object[] visible, Callee callee, String name, Object[] arguments) {
    String result;
    try {
      result = Arrays.deepToString(new Object[] {callee.call(name, arguments)});
    } catch (Throwable e) {
      if (e instanceof VirtualMachineError || e instanceof LinkageError) {
        throw new AssertionError(e);
      }
      result = "thrown " + e.getClass().getName();
    }
    Object[] left = Arrays.stream(visible).filter(a -> !(a instanceof SaveStack)).toArray();
    return result + Arrays.deepToString(left);
  }

  private @Nullable Object cell() {
    Type result = entry.result();
    if (!isReal(result)) {
      return null;
    }
    Class<?> element = result.kind() == Type.Kind.FLOAT ? float.class : double.class;
    for (int i = 0; i < result.rank(); i++) {
      element = element.arrayType();
    }
    return Array.newInstance(element, DIRECTIONS);
  }

  /** For each active parameter, its tangents: random, and shared where the arrays are. */
  private List<List<Object>> shadows(Object[] primal, Random random) {
    List<Map<Object, Object>> known = new ArrayList<>();
    for (int d = 0; d < DIRECTIONS; d++) {
      known.add(new IdentityHashMap<>());
    }
    List<List<Object>> shadows = new ArrayList<>();
    for (int k : active) {
      List<Object> along = new ArrayList<>();
      for (int d = 0; d < DIRECTIONS; d++) {
        along.add(Copies.shadow(primal[k], known.get(d), random));
      }
      shadows.add(along);
    }
    return shadows;
  }

  private void compare(
      Object[] arguments, long seed, int d, List<List<Object>> found, @Nullable Object cell)
      throws Throwable {
    Object[] primal = Copies.of(arguments);
    List<List<Object>> seeds = shadows(primal, new Random(seed));
    Shadows expected = new Shadows();
    double[] scalars = new double[primal.length];
    for (int k = 0; k < active.size(); k++) {
      Object shadow = seeds.get(k).get(d);
      if (shadow instanceof Number n) {
        scalars[active.get(k)] = n.doubleValue();
      } else {
        Copies.put(primal[active.get(k)], shadow, expected);
      }
    }
    DualEngine.Result result = duals.call(entry.name(), primal, scalars, expected);
    String place = entry.name() + ", seed " + seed + ", direction " + d;
    for (int k = 0; k < active.size(); k++) {
      if (primal[active.get(k)].getClass().isArray()) {
        same(place, primal[active.get(k)], found.get(k).get(d), expected);
      }
    }
    if (cell != null && result.value() instanceof Number n && Double.isNaN(n.doubleValue())) {
      return;
    }
    if (cell != null && entry.result().isReal()) {
      same(place + ", result", result.tangent(), ((Number) Array.get(cell, d)).doubleValue());
    } else if (cell != null) {
      same(place + ", result", result.value(), Array.get(cell, d), expected);
    }
  }

  private void same(
      String place, @Nullable Object array, @Nullable Object found, Shadows expected) {
    if (array == null) {
      assertThat(found).as(place).isNull();
    } else if (array instanceof Object[] rows) {
      for (int i = 0; i < rows.length; i++) {
        same(place, rows[i], Array.get(found, i), expected);
      }
    } else {
      double[] wanted = expected.of(array);
      for (int i = 0; i < wanted.length; i++) {
        // What is no number has no tangent: rules differ in what they make of it.
        if (!Double.isNaN(((Number) Array.get(array, i)).doubleValue())) {
          same(place + ", element " + i, wanted[i], ((Number) Array.get(found, i)).doubleValue());
        }
      }
    }
  }

  private void same(String place, double expected, double found) {
    if (Double.isNaN(expected)) {
      return;
    }
    compared++;
    double scale = 1 + Math.abs(expected);
    double tolerance = (single ? 2e-3 : 1e-7) * scale;
    assertThat(Math.abs(expected - found) <= tolerance || expected == found)
        .as("%s: expected %s, found %s", place, expected, found)
        .isTrue();
  }
}
