package dev.gradus.benchmarks.gradbench.tool;

import dev.gradus.benchmarks.gradbench.task.Task;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** A module of GradBench: functions by name, each of which makes a computation of an input. */
record Module(String name, Map<String, Function<Input, Computation>> functions) {

  /** A module of an objective and its derivative. */
  static Module of(String name, String primal, String derivative, Function<Input, Task> reader) {
    Map<String, Function<Input, Computation>> functions = new LinkedHashMap<>();
    functions.put(
        primal,
        input -> {
          Task task = reader.apply(input);
          return new Computation(task::primal, task::primalOutput);
        });
    functions.put(
        derivative,
        input -> {
          Task task = reader.apply(input);
          return new Computation(task::derivative, task::derivativeOutput);
        });
    return new Module(name, functions);
  }
}
