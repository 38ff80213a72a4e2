package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which functions of a program call which, and how often each is called. */
final class CallGraph {
  private final Map<String, Map<String, Integer>> callees = new LinkedHashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();

  CallGraph(LoopProgram program) {
    for (Function function : program.functions()) {
      Map<String, Integer> called = new LinkedHashMap<>();
      count(function.body(), called);
      callees.put(function.name(), called);
      called.forEach((callee, times) -> calls.merge(callee, times, Integer::sum));
    }
  }

  /** Number of calls of a function in the whole program. */
  int calls(String function) {
    return calls.getOrDefault(function, 0);
  }

  /** The functions that a function calls itself, in the order of their first calls. */
  Set<String> callees(String function) {
    return callees.getOrDefault(function, Map.of()).keySet();
  }

  /** Whether a function may call itself, also by way of others. */
  boolean isRecursive(String function) {
    return reachable(callees(function)).contains(function);
  }

  /** These functions and all that they may call. */
  Set<String> reachable(Iterable<String> functions) {
    Set<String> reached = new HashSet<>();
    Deque<String> pending = new ArrayDeque<>();
    functions.forEach(pending::add);
    while (!pending.isEmpty()) {
      String function = pending.remove();
      if (reached.add(function)) {
        pending.addAll(callees(function));
      }
    }
    return reached;
  }

  /** All functions, each behind those it calls as far as recursion allows. */
  Set<String> calleesFirst() {
    Set<String> order = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    Deque<String> path = new ArrayDeque<>();
    for (String root : callees.keySet()) {
      path.push(root);
      while (!path.isEmpty()) {
        String function = path.element();
        seen.add(function);
        callees(function).stream()
            .filter(c -> !seen.contains(c))
            .findFirst()
            .ifPresentOrElse(path::push, () -> order.add(path.pop()));
      }
    }
    return order;
  }

  private static void count(Block block, Map<String, Integer> called) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Call call) {
        called.merge(call.function(), 1, Integer::sum);
      }
      Values.blocks(statement).forEach(b -> count(b, called));
    }
  }
}
