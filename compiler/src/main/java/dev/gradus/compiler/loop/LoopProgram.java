package dev.gradus.compiler.loop;

import java.util.List;
import java.util.Optional;

/**
 * The common form of both front ends: structured functions over scalars and arrays with values
 * defined once. The first functions are the entries; the others are called by them.
 */
public record LoopProgram(String name, List<Function> functions) {
  public LoopProgram {
    functions = List.copyOf(functions);
  }

  public Optional<Function> function(String name) {
    return functions.stream().filter(f -> f.name().equals(name)).findFirst();
  }
}
