package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which functions of a program functions call. */
final class CalledFunctions {
  private CalledFunctions() {}

  /** The functions of {@code program} that {@code callers}, which are others, need. */
  static List<Function> of(LoopProgram program, List<Function> callers) {
    Set<String> names = new LinkedHashSet<>();
    callers.forEach(f -> add(f.body(), names));
    List<String> pending = new ArrayList<>(names);
    for (int i = 0; i < pending.size(); i++) {
      Set<String> more = new LinkedHashSet<>();
      program.function(pending.get(i)).ifPresent(f -> add(f.body(), more));
      more.stream().filter(names::add).forEach(pending::add);
    }
    return program.functions().stream().filter(f -> names.contains(f.name())).toList();
  }

  private static void add(Block block, Set<String> names) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Call call) {
        names.add(call.function());
      }
      Values.blocks(statement).forEach(b -> add(b, names));
    }
  }
}
