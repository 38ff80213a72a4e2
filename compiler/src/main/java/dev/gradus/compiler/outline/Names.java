package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.LoopProgram;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Names for the parts of functions: {@code f$1}, {@code f$2}, …, as far as they are free. */
final class Names {
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Integer> counts = new HashMap<>();

  Names(LoopProgram program) {
    program.functions().forEach(f -> taken.add(f.name()));
  }

  String fresh(String base) {
    String name;
    do {
      name = base + "$" + counts.merge(base, 1, Integer::sum);
    } while (!taken.add(name));
    return name;
  }
}
