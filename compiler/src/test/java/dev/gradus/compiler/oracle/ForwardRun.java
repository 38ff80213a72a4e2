package dev.gradus.compiler.oracle;

import dev.gradus.runtime.SaveStack;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One call of a forward program.
 *
 * @param outcome as of the method itself
 * @param tangents by direction, of the leaves of the active arrays as they were before the call
 * @param results by direction; null if the method returns nothing real
 */
record ForwardRun(Outcome outcome, List<List<Object>> tangents, @Nullable Object results) {

  static ForwardRun of(
      Outcome.Callee callee, SaveStack stack, Point point, List<Direction> directions) {
    Subject subject = point.subject();
    Point own = point.copy();
    List<Object> arguments = new ArrayList<>();
    arguments.add(stack);
    arguments.addAll(Arrays.asList(own.arguments()));
    List<Map<Object, Object>> pairs = new ArrayList<>();
    directions.forEach(d -> pairs.add(new IdentityHashMap<>()));
    for (int i : subject.active()) {
      for (int d = 0; d < directions.size(); d++) {
        double scalar = directions.get(d).scalars()[i];
        if (subject.isScalar(i)) {
          boolean single = subject.type(i) == float.class;
          arguments.add(single ? (Object) (float) scalar : (Object) scalar);
        } else {
          arguments.add(Leaves.mirror(own.arguments()[i], pairs.get(d)));
        }
      }
    }
    List<List<Object>> tangents = new ArrayList<>();
    for (int d = 0; d < directions.size(); d++) {
      List<Object> leaves = own.leaves().stream().map(pairs.get(d)::get).toList();
      for (int k = 0; k < leaves.size(); k++) {
        for (int i = 0; i < Leaves.length(leaves.get(k)); i++) {
          Leaves.set(leaves.get(k), i, directions.get(d).leaves().get(k)[i]);
        }
      }
      tangents.add(leaves);
    }
    Object results = null;
    if (subject.hasRealResult() || subject.hasArrayResult()) {
      results = Array.newInstance(subject.method().getReturnType(), directions.size());
      arguments.add(results);
    }
    Outcome outcome = Outcome.of(callee, arguments.toArray());
    Object[] primalArguments =
        Arrays.copyOfRange(outcome.arguments(), 1, 1 + own.arguments().length);
    return new ForwardRun(
        new Outcome(outcome.result(), outcome.thrown(), primalArguments), tangents, results);
  }

  /** The weighted sum of the tangents of one direction. */
  Sum weighed(Cotangents cotangents, int direction) {
    Sum sum = new Sum();
    if (results != null) {
      Object result = Array.get(results, direction);
      if (result instanceof Number n) {
        sum.add(cotangents.scalar() * n.doubleValue());
      } else {
        add(sum, cotangents.result(), Leaves.of(Arrays.asList(result)));
      }
    }
    add(sum, cotangents.contents(), tangents.get(direction));
    return sum;
  }

  private static void add(Sum sum, List<double[]> weights, List<Object> leaves) {
    for (int k = 0; k < weights.size(); k++) {
      for (int i = 0; i < weights.get(k).length; i++) {
        sum.add(weights.get(k)[i] * Leaves.get(leaves.get(k), i));
      }
    }
  }

  /** Everything the call gave, to the last bit. */
  String text() {
    return outcome.text()
        + " tangents "
        + Arrays.deepToString(tangents.stream().map(List::toArray).toArray())
        + Arrays.deepToString(new Object[] {results});
  }
}
