package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Nodes computed in one loop over their elements; every array in the loop is read and written at
 * the same index.
 */
final class Group {
  private final Set<Node> nodes = new LinkedHashSet<>();

  boolean contains(Node n) {
    return nodes.contains(n);
  }

  Set<Node> nodes() {
    return nodes;
  }

  void add(Node n) {
    nodes.add(n);
  }

  /** Whether the loop stays small enough with one node more. */
  boolean hasRoomFor(Node n) {
    Set<Node> arrays = new LinkedHashSet<>();
    List<Node> all = new ArrayList<>(nodes);
    all.add(n);
    for (Node m : all) {
      for (Node a : m.arguments()) {
        if (!nodes.contains(a) && Scope.spreadFrom(a).isEmpty()) {
          arrays.add(a);
        }
      }
    }
    return arrays.size() < Fusion.MAX_ARRAYS && all.size() <= Fusion.MAX_OPERATIONS;
  }

  /** Emits the loop; stores the values that are needed outside. */
  void emit(Scope scope, Predicate<Node> neededOutside) {
    Code code = scope.code;
    Map<Node, Value> sources = new LinkedHashMap<>();
    Map<Node, Value> scalars = new HashMap<>();
    for (Node n : nodes) {
      for (Node a : n.arguments()) {
        if (!nodes.contains(a) && !sources.containsKey(a)) {
          Optional<Value> uniform = scope.uniform(a);
          if (uniform.isPresent()) {
            scalars.put(a, uniform.get());
          } else {
            sources.put(a, code.array(scope.arrayAtBase(a)));
          }
        }
      }
    }
    Map<Node, Value> sinks = new LinkedHashMap<>();
    for (Node n : nodes) {
      if (neededOutside.test(n)) {
        sinks.put(n, code.array(scope.result(n).slot()));
      }
    }
    Value size = scope.sizeOf(nodes.iterator().next());
    code.f.forLoop("elements", code.index(0), size, 1, i -> body(code, i, sources, scalars, sinks));
  }

  private void body(
      Code code,
      Value i,
      Map<Node, Value> sources,
      Map<Node, Value> scalars,
      Map<Node, Value> sinks) {
    Map<Node, Value> values = new HashMap<>(scalars);
    sources.forEach((n, array) -> values.put(n, code.load(array, i, n.dtype())));
    for (Node n : nodes) {
      List<Value> operands = n.arguments().stream().map(values::get).toList();
      Value value =
          n.kind() instanceof NodeKind.Elementwise e
              ? code.scalar(e.op(), operands)
              : code.cast(operands.get(0), n.argument(0).dtype(), ((NodeKind.Cast) n.kind()).to());
      values.put(n, value);
    }
    sinks.forEach((n, array) -> code.store(array, i, values.get(n), n.dtype()));
  }
}
