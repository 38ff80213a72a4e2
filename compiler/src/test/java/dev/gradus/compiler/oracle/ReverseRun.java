package dev.gradus.compiler.oracle;

import dev.gradus.runtime.SaveStack;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * One call of a reverse program.
 *
 * @param outcome as of the method itself
 * @param adjoints of the leaves of the active arrays, as they were before the call
 */
record ReverseRun(
    Outcome outcome, List<Object> adjoints, double[] doubleScalars, float[] floatScalars) {

  /** Calls a reverse program with adjoints that hold the cotangents. */
  static ReverseRun of(
      Outcome.Callee callee, SaveStack stack, Point point, Outcome primal, Cotangents cotangents) {
    Subject subject = point.subject();
    Point own = point.copy();
    List<Object> arguments = new ArrayList<>();
    arguments.add(stack);
    arguments.addAll(Arrays.asList(own.arguments()));
    Map<Object, Object> pairs = new IdentityHashMap<>();
    for (int i : subject.arrays()) {
      arguments.add(Leaves.mirror(own.arguments()[i], pairs));
    }
    List<Object> adjoints = own.leaves().stream().map(pairs::get).toList();
    fill(adjoints, cotangents.contents());
    double[] doubles = new double[subject.scalars(double.class).size()];
    float[] floats = new float[subject.scalars(float.class).size()];
    if (doubles.length > 0) {
      arguments.add(doubles);
    }
    if (floats.length > 0) {
      arguments.add(floats);
    }
    addSeed(arguments, subject, primal, cotangents);
    Outcome outcome = Outcome.of(callee, arguments.toArray());
    Object[] primalArguments =
        Arrays.copyOfRange(outcome.arguments(), 1, 1 + own.arguments().length);
    return new ReverseRun(
        new Outcome(outcome.result(), outcome.thrown(), primalArguments),
        adjoints,
        doubles,
        floats);
  }

  private static void addSeed(
      List<Object> arguments, Subject subject, Outcome primal, Cotangents cotangents) {
    if (subject.hasRealResult()) {
      boolean single = subject.method().getReturnType() == float.class;
      double seed = cotangents.scalar();
      arguments.add(single ? (Object) (float) seed : (Object) seed);
    } else if (subject.hasArrayResult() && primal.result() != null) {
      Map<Object, Object> pairs = new IdentityHashMap<>();
      arguments.add(Leaves.mirror(primal.result(), pairs));
      List<Object> seeds =
          Leaves.of(Arrays.asList(primal.result())).stream().map(pairs::get).toList();
      fill(seeds, cotangents.result());
    } else if (subject.hasArrayResult()) {
      arguments.add(null);
    }
  }

  private static void fill(List<Object> leaves, List<double[]> values) {
    for (int k = 0; k < leaves.size(); k++) {
      for (int i = 0; i < values.get(k).length; i++) {
        Leaves.set(leaves.get(k), i, values.get(k)[i]);
      }
    }
  }

  /** The gradient times a direction. */
  Sum along(Subject subject, Direction direction) {
    Sum sum = new Sum();
    for (int k = 0; k < adjoints.size(); k++) {
      for (int i = 0; i < direction.leaves().get(k).length; i++) {
        sum.add(Leaves.get(adjoints.get(k), i) * direction.leaves().get(k)[i]);
      }
    }
    List<Integer> doubles = subject.scalars(double.class);
    for (int k = 0; k < doubles.size(); k++) {
      sum.add(doubleScalars[k] * direction.scalars()[doubles.get(k)]);
    }
    List<Integer> floats = subject.scalars(float.class);
    for (int k = 0; k < floats.size(); k++) {
      sum.add(floatScalars[k] * direction.scalars()[floats.get(k)]);
    }
    return sum;
  }

  /** Everything the call gave, to the last bit. */
  String text() {
    return outcome.text()
        + " adjoints "
        + Arrays.deepToString(adjoints.toArray())
        + Arrays.toString(doubleScalars)
        + Arrays.toString(floatScalars);
  }
}
