package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which of the values that a region's reverse sweep asks for are saved in the forward
 * sweep, and which are computed again from saved and available ones: a minimum cut through the
 * region's instructions, where saving and computing have a {@link Cost}. Values of enclosing
 * regions count as available.
 */
final class SaveOrRecompute {
  private final Region region;
  private final Homes homes;
  private final Analysis analysis;
  private final Map<Statement, Statement.Instruction> twins;
  private final Set<Value> free;

  /**
   * @param saved in order of definition
   * @param recomputed instructions in order
   */
  record Decision(List<Value> saved, List<Statement.Instruction> recomputed) {}

  /** The two nodes of a value: whether it is computed, whether it is there. */
  private record Nodes(int computed, int there) {}

  /**
   * @param free values of the region that the reverse sweep has anyway
   */
  SaveOrRecompute(
      Region region,
      Homes homes,
      Analysis analysis,
      Map<Statement, Statement.Instruction> twins,
      Set<Value> free) {
    this.region = region;
    this.homes = homes;
    this.analysis = analysis;
    this.twins = twins;
    this.free = free;
  }

  Decision decide() {
    MinCut network = new MinCut();
    Map<Value, Nodes> nodes = new LinkedHashMap<>();
    Deque<Value> open = new ArrayDeque<>();
    for (Value v : region.restored().keySet()) {
      if (!free.contains(v)) {
        network.edge(node(v, network, nodes, open).there(), MinCut.SINK, MinCut.INFINITE);
      }
    }
    while (!open.isEmpty()) {
      Value v = open.remove();
      Optional<Statement.Instruction> again = recomputation(v);
      if (again.isPresent()) {
        for (Value a : again.get().arguments()) {
          if (homes.of(a) == region && !free.contains(a)) {
            int there = node(a, network, nodes, open).there();
            network.edge(there, nodes.get(v).computed(), MinCut.INFINITE);
          }
        }
      }
    }
    boolean[] source = network.cut();
    List<Value> saved = new ArrayList<>();
    List<Value> computed = new ArrayList<>();
    nodes.forEach(
        (v, n) -> {
          if (!source[n.computed()]) {
            computed.add(v);
          } else if (!source[n.there()]) {
            saved.add(v);
          }
        });
    saved.sort(Comparator.comparingInt(homes::order));
    computed.sort(Comparator.comparingInt(homes::order));
    return new Decision(
        saved, computed.stream().map(v -> homes.definition(v).orElseThrow()).toList());
  }

  private Nodes node(Value v, MinCut network, Map<Value, Nodes> nodes, Deque<Value> open) {
    Nodes known = nodes.get(v);
    if (known == null) {
      known = new Nodes(network.node(), network.node());
      nodes.put(v, known);
      open.add(v);
      int compute = recomputation(v).map(i -> Cost.compute(i.operation())).orElse(MinCut.INFINITE);
      network.edge(MinCut.SOURCE, known.computed(), compute);
      network.edge(known.computed(), known.there(), Cost.save(v.type()));
    }
    return known;
  }

  /** The instruction that gives the value again in the reverse sweep, if one does. */
  private Optional<Statement.Instruction> recomputation(Value v) {
    return homes.definition(v).filter(this::isRepeatable);
  }

  private boolean isRepeatable(Statement.Instruction i) {
    Operation operation = i.operation();
    if (operation instanceof Operation.Load) {
      Statement.Instruction load = twins.getOrDefault(i, i);
      return region.isFused()
          ? analysis.overwrites().lastsInIteration(load)
          : analysis.overwrites().lasts(load);
    }
    // What has been computed once without an exception can be computed again.
    return operation instanceof Operation.Constant
        || operation instanceof Operation.Scalar
        || operation instanceof Operation.Whole
        || operation instanceof Operation.Compare
        || operation instanceof Operation.Logic
        || operation instanceof Operation.Choose
        || operation instanceof Operation.Convert
        || operation instanceof Operation.ArrayLength;
  }
}
