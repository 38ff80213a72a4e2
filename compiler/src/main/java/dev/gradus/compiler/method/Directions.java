package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs over the unit directions of the active parameters, one element after the other. */
final class Directions {
  private final EntryCode code;

  /** Tangents of the active arrays, all zeros but during a visit. */
  private final Map<Integer, Value> arrays = new LinkedHashMap<>();

  /** Whether sweeps write to arguments, and thus to their tangents. */
  private final boolean written;

  Directions(EntryCode code, Sweeps sweeps) {
    this.code = code;
    this.written = !sweeps.leavesArguments();
    for (int i : code.primal.activeArrays()) {
      Value tangent = code.like(i);
      code.zero(tangent);
      arrays.put(i, tangent);
    }
  }

  /** Visits every element of one active array, with the adjoint's row that it belongs to. */
  void ofArray(int parameter, Value adjoint, Visitor visitor) {
    Value tangent = java.util.Optional.ofNullable(arrays.get(parameter)).orElseThrow();
    elements(tangent, adjoint, visitor);
  }

  /** Is told tangents in order, an array of the adjoint's shape, and the element's place in it. */
  interface Visitor {
    void visit(List<Value> tangents, Value adjointRow, Value index);
  }

  private void elements(Value tangent, Value adjoint, Visitor visitor) {
    code.forEach(
        tangent,
        i -> {
          if (tangent.type().rank() > 1) {
            Value row = code.f.load(tangent, i);
            code.f.ifThen(
                code.isPresent(row), () -> elements(row, code.f.load(adjoint, i), visitor));
            return;
          }
          Type type = tangent.type().element();
          code.f.store(tangent, i, code.number(type, 1));
          visitor.visit(tangents(-1), adjoint, i);
          code.f.store(tangent, i, code.number(type, 0));
          clear();
        });
  }

  /** Visits the direction of one active scalar. */
  void ofScalar(int parameter, Consumer<List<Value>> visitor) {
    visitor.accept(tangents(parameter));
    clear();
  }

  /** Makes all tangents zeros again where a sweep has written to them. */
  private void clear() {
    if (written) {
      arrays.values().forEach(code::zero);
    }
  }

  /** Visits the directions of a single array of rank 1, or of scalars, by number. */
  void ofVariables(BiConsumer<List<Value>, Value> visitor) {
    List<Integer> active = code.primal.active();
    if (!arrays.isEmpty()) {
      int only = active.get(0);
      ofArray(only, code.own(only), (tangents, row, i) -> visitor.accept(tangents, i));
      return;
    }
    for (int k = 0; k < active.size(); k++) {
      visitor.accept(tangents(active.get(k)), code.f.constant(k));
    }
  }

  /** Number of directions that {@link #ofVariables} visits. */
  Value count() {
    return arrays.isEmpty()
        ? code.f.constant(code.primal.active().size())
        : code.f.length(arrays.values().iterator().next());
  }

  /** Tangents in order; 1 for the scalar of that number, what the arrays hold else. */
  private List<Value> tangents(int one) {
    List<Value> tangents = new ArrayList<>();
    for (int i : code.primal.active()) {
      Value array = arrays.get(i);
      Type type = code.primal.parameters().get(i).type();
      tangents.add(array == null ? code.number(type, i == one ? 1 : 0) : array);
    }
    return tangents;
  }
}
