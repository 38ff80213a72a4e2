package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The functions of a program with callees before their callers. Functions that may call themselves,
 * also by way of others, are told apart (with any that lie between two such).
 */
final class CallOrder {
  private final Map<String, Set<String>> callees = new LinkedHashMap<>();
  private final Map<String, Set<String>> callers = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final Set<String> recursive = new LinkedHashSet<>();

  CallOrder(LoopProgram program) {
    for (Function function : program.functions()) {
      recursive.add(function.name());
      collect(
          function.body(), callees.computeIfAbsent(function.name(), n -> new LinkedHashSet<>()));
    }
    callees.forEach(
        (caller, set) ->
            set.forEach(c -> callers.computeIfAbsent(c, n -> new LinkedHashSet<>()).add(caller)));
    List<String> below = peel(callees, callers);
    List<String> above = peel(callers, callees);
    order.addAll(below);
    order.addAll(recursive);
    for (int i = above.size() - 1; i >= 0; i--) {
      order.add(above.get(i));
    }
  }

  List<String> order() {
    return order;
  }

  boolean isRecursive(String function) {
    return recursive.contains(function);
  }

  /** Takes functions away as long as there is one without neighbours on one side. */
  private List<String> peel(Map<String, Set<String>> needed, Map<String, Set<String>> freed) {
    Map<String, Integer> missing = new HashMap<>();
    Deque<String> ready = new ArrayDeque<>();
    for (String name : recursive) {
      int count = (int) neighbours(needed, name).stream().filter(recursive::contains).count();
      missing.put(name, count);
      if (count == 0) {
        ready.add(name);
      }
    }
    List<String> peeled = new ArrayList<>();
    while (!ready.isEmpty()) {
      String name = ready.remove();
      peeled.add(name);
      for (String other : neighbours(freed, name)) {
        if (missing.containsKey(other) && missing.merge(other, -1, Integer::sum) == 0) {
          ready.add(other);
        }
      }
    }
    peeled.forEach(recursive::remove);
    return peeled;
  }

  private static Collection<String> neighbours(Map<String, Set<String>> of, String name) {
    return of.getOrDefault(name, Set.of());
  }

  private static void collect(Block block, Set<String> called) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Call call) {
        called.add(call.function());
      }
      Values.blocks(statement).forEach(b -> collect(b, called));
    }
  }
}
