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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Nodes computed in one loop over their elements. Every array in the loop is read and written at
 * the same index, but for operands that are put together of pieces: these are read where their
 * pieces stand, in one loop for each stretch of elements that has no seam inside.
 */
final class Group {
  /** Stretches of so few elements are straight-line code. */
  private static final int SHORT = 2;

  private final Map<Node, Pieces> inPieces;
  private final Set<Node> nodes = new LinkedHashSet<>();

  /**
   * An empty group.
   *
   * @param inPieces operands that have no array of their own
   */
  Group(Map<Node, Pieces> inPieces) {
    this.inPieces = inPieces;
  }

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
    return arrays.size() < Fusion.MAX_ARRAYS
        && all.size() <= Fusion.MAX_OPERATIONS
        && seams(all).size() <= Fusion.MAX_SEAMS;
  }

  /** Where pieces of operands begin or end inside. */
  private SortedSet<Integer> seams(Iterable<Node> readers) {
    SortedSet<Integer> seams = new TreeSet<>();
    for (Node n : readers) {
      for (Node a : n.arguments()) {
        if (inPieces.containsKey(a)) {
          inPieces.get(a).pieces().forEach(p -> seams.add(p.start()));
        }
      }
    }
    seams.remove(0);
    return seams;
  }

  /** Emits the loops; stores the values that are needed outside. */
  void emit(Scope scope, Predicate<Node> neededOutside) {
    Code code = scope.code;
    Map<Node, Value> sources = new LinkedHashMap<>();
    Map<Node, Value> scalars = new HashMap<>();
    for (Node n : nodes) {
      for (Node a : n.arguments()) {
        if (!nodes.contains(a) && !sources.containsKey(a) && !inPieces.containsKey(a)) {
          Optional<Value> uniform = scope.uniform(a);
          if (uniform.isPresent()) {
            scalars.put(a, uniform.get());
          } else {
            sources.put(a, code.array(scope.arrayAtBase(a)));
          }
        }
      }
    }
    Map<Node, Seamed> seamed = seamed(scope);
    Map<Node, Value> sinks = new LinkedHashMap<>();
    for (Node n : nodes) {
      if (neededOutside.test(n)) {
        sinks.put(n, code.array(scope.result(n).slot()));
      }
    }
    Body body = new Body(code, sources, scalars, seamed, sinks);
    SortedSet<Integer> seams = seams(nodes);
    if (seams.isEmpty()) {
      Value size = scope.sizeOf(nodes.iterator().next());
      code.f.forLoop("elements", code.index(0), size, 1, i -> body.emit(i, 0));
      return;
    }
    int start = 0;
    seams.add(nodes.iterator().next().shape().size());
    for (int end : seams) {
      stretch(body, start, end);
      start = end;
    }
  }

  private static void stretch(Body body, int start, int end) {
    Code code = body.code;
    if (end - start <= SHORT) {
      for (int i = start; i < end; i++) {
        body.emit(code.index(i), start);
      }
    } else {
      code.f.forLoop("elements", code.index(start), code.index(end), 1, i -> body.emit(i, start));
    }
  }

  private Map<Node, Seamed> seamed(Scope scope) {
    Map<Node, Seamed> seamed = new LinkedHashMap<>();
    for (Node n : nodes) {
      for (Node a : n.arguments()) {
        if (inPieces.containsKey(a)) {
          seamed.computeIfAbsent(a, x -> Seamed.of(scope, inPieces.get(x)));
        }
      }
    }
    return seamed;
  }

  /** An operand in pieces, the arrays of all its pieces at hand. */
  private record Seamed(Pieces pieces, Map<Node, Array> arrays, Map<Node, Value> bases) {
    static Seamed of(Scope scope, Pieces pieces) {
      Seamed s = new Seamed(pieces, new HashMap<>(), new HashMap<>());
      for (Pieces.Piece p : pieces.pieces()) {
        p.from().ifPresent(x -> s.arrays.put(x, scope.array(x)));
        p.from().ifPresent(x -> s.bases.put(x, scope.code.array(s.arrays.get(x).slot())));
      }
      return s;
    }

    /** Element i, which belongs to the same piece as the element {@code within}. */
    Value element(Code code, Node whole, Value i, int within) {
      Pieces.Piece p = pieces.at(within);
      if (p.from().isEmpty()) {
        return code.constant(0.0, whole.dtype());
      }
      Node x = p.from().get();
      Value at = p.start() == 0 ? i : code.plus(i, code.index(-p.start()));
      return code.load(bases.get(x), arrays.get(x).position(code, at), whole.dtype());
    }
  }

  /** What is computed for one element. */
  private final class Body {
    private final Code code;
    private final Map<Node, Value> sources;
    private final Map<Node, Value> scalars;
    private final Map<Node, Seamed> seamed;
    private final Map<Node, Value> sinks;

    Body(
        Code code,
        Map<Node, Value> sources,
        Map<Node, Value> scalars,
        Map<Node, Seamed> seamed,
        Map<Node, Value> sinks) {
      this.code = code;
      this.sources = sources;
      this.scalars = scalars;
      this.seamed = seamed;
      this.sinks = sinks;
    }

    void emit(Value i, int within) {
      Map<Node, Value> values = new HashMap<>(scalars);
      sources.forEach((n, array) -> values.put(n, code.load(array, i, n.dtype())));
      seamed.forEach((n, s) -> values.put(n, s.element(code, n, i, within)));
      for (Node n : nodes) {
        List<Value> operands = n.arguments().stream().map(values::get).toList();
        Value value =
            n.kind() instanceof NodeKind.Elementwise e
                ? code.scalar(e.op(), operands)
                : code.cast(
                    operands.get(0), n.argument(0).dtype(), ((NodeKind.Cast) n.kind()).to());
        values.put(n, value);
      }
      sinks.forEach((n, array) -> code.store(array, i, values.get(n), n.dtype()));
    }
  }
}
