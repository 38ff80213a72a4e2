package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Functions;
import dev.gradus.compiler.loop.LoopProgram;
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
    functions.addAll(Functions.renamed(program.functions(), names));
    String entry = names.getOrDefault(program.functions().get(0).name(), "");
    added.put(program, entry);
    return entry;
  }

  /** Functions added so far, in order. */
  public List<Function> functions() {
    return List.copyOf(functions);
  }
}
