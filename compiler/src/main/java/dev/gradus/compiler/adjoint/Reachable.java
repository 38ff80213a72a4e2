package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leaves out functions that the first one does not reach. */
final class Reachable {
  private Reachable() {}

  static LoopProgram from(LoopProgram program) {
    Map<String, Function> byName = new HashMap<>();
    program.functions().forEach(f -> byName.put(f.name(), f));
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> open = new ArrayDeque<>();
    open.add(program.functions().get(0).name());
    while (!open.isEmpty()) {
      String name = open.remove();
      if (reached.add(name)) {
        Function f = Optional.ofNullable(byName.get(name)).orElseThrow();
        Aliases.forEachInstruction(
            f.body(),
            i -> {
              if (i.operation() instanceof Operation.Call call) {
                open.add(call.function());
              }
            });
      }
    }
    return new LoopProgram(
        program.name(),
        program.functions().stream().filter(f -> reached.contains(f.name())).toList());
  }
}
