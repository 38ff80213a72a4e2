package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts several programs into one, renaming functions of the same name. */
public final class Merger {
  private final Set<String> taken = new HashSet<>();
  private final List<Function> functions = new ArrayList<>();
  private final Map<LoopProgram, String> added = new IdentityHashMap<>();

  /** Keeps a name free for a function of the caller's own. */
  public String reserve(String wanted) {
    String name = wanted;
    for (int i = 2; !taken.add(name); i++) {
      name = wanted + "_" + i;
    }
    return name;
  }

  /** Adds a program, once; gives the name that its first function has now. */
  public String add(LoopProgram program) {
    String known = added.get(program);
    if (known != null) {
      return known;
    }
    Map<String, String> names = new HashMap<>();
    program.functions().forEach(f -> names.put(f.name(), reserve(f.name())));
    program.functions().forEach(f -> functions.add(renamed(f, names)));
    String entry = names.getOrDefault(program.functions().get(0).name(), "");
    added.put(program, entry);
    return entry;
  }

  /** Functions added so far, in order. */
  public List<Function> functions() {
    return List.copyOf(functions);
  }

  private static Function renamed(Function function, Map<String, String> names) {
    Function rewritten =
        new Rewriter() {
          @Override
          protected void instruction(Statement.Instruction i) {
            if (i.operation() instanceof Operation.Call c) {
              String name = names.getOrDefault(c.function(), c.function());
              Operation call = new Operation.Call(name, c.result());
              add(new Statement.Instruction(i.results(), call, i.arguments(), i.position()));
            } else {
              add(i);
            }
          }
        }.rewrite(function);
    return new Function(
        names.getOrDefault(function.name(), function.name()),
        rewritten.parameters(),
        rewritten.result(),
        rewritten.body());
  }
}
