package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces calls of functions of the program by the bodies of these functions, callees before their
 * callers. Functions that may call themselves stay functions, as do those that {@link Budget} finds
 * too large. Functions nobody calls any longer are dropped; the order of the others stays.
 */
public final class Inliner {
  private final Budget budget;
  private final CallGraph calls;
  private final Map<String, Function> finished = new HashMap<>();
  private final Map<String, Integer> sizes = new HashMap<>();
  private final Map<String, Boolean> recursive = new HashMap<>();

  private Inliner(LoopProgram program, Budget budget) {
    this.budget = budget;
    this.calls = new CallGraph(program);
  }

  /** Inlines within the default budget. */
  public static LoopProgram inline(LoopProgram program) {
    return inline(program, Budget.DEFAULT);
  }

  /** Inlines within a budget; results, exceptions and their order stay the same to the bit. */
  public static LoopProgram inline(LoopProgram program, Budget budget) {
    return Checker.check(new Inliner(program, budget).apply(program), "inlining");
  }

  private LoopProgram apply(LoopProgram program) {
    Map<String, Function> given = new HashMap<>();
    program.functions().forEach(f -> given.put(f.name(), f));
    for (String name : calls.calleesFirst()) {
      Function function = given.get(name);
      if (function != null) {
        finish(function);
      }
    }
    List<String> entries = new ArrayList<>();
    for (int i = 0; i < program.functions().size(); i++) {
      String name = program.functions().get(i).name();
      if (i == 0 || calls.calls(name) == 0) {
        entries.add(name);
      }
    }
    List<Function> functions =
        program.functions().stream().map(f -> finished.getOrDefault(f.name(), f)).toList();
    LoopProgram inlined = new LoopProgram(program.name(), functions);
    Set<String> used = new CallGraph(inlined).reachable(entries);
    return new LoopProgram(
        program.name(), functions.stream().filter(f -> used.contains(f.name())).toList());
  }

  private void finish(Function function) {
    Caller caller = new Caller(function, this::chosen);
    Function inlined = caller.inlined();
    finished.put(function.name(), inlined);
    sizes.put(function.name(), Budget.size(inlined));
  }

  /** The function whose body replaces a call in a caller of this size; none if the call stays. */
  private Optional<Function> chosen(String callee, int callerSize) {
    Function function = finished.get(callee);
    if (function == null || recursive.computeIfAbsent(callee, calls::isRecursive)) {
      return Optional.empty();
    }
    boolean allowed = budget.allows(sizes.get(callee), calls.calls(callee), callerSize);
    return allowed ? Optional.of(function) : Optional.empty();
  }
}
