package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The regions of one function: which of its references may point to the same array. Parameters
 * start apart; what their callers know of them is the callers' business.
 */
final class Regions extends Jumps {
  /** A reference that goes where it, and its derivatives, cannot be followed. */
  record Escape(Value array, Position position) {}

  private final Function function;
  private final RegionTable program;
  private final Map<Value, Region> regions = new IdentityHashMap<>();
  private final Map<Value, Escape> escapes = new LinkedHashMap<>();
  private final Set<Value> objects = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Region result = new Region();
  private boolean changed;

  Regions(Function function, RegionTable program) {
    this.function = function;
    this.program = program;
  }

  Region of(Value value) {
    return regions.computeIfAbsent(value, v -> new Region()).root();
  }

  Region result() {
    return result.root();
  }

  List<Escape> escapes() {
    return new ArrayList<>(escapes.values());
  }

  /** Merges what the function makes one; whether anything changed. */
  boolean refine() {
    changed = false;
    walk(function);
    return changed;
  }

  @Override
  void flow(Value from, Value to) {
    if (Region.isTracked(from.type()) && Region.isTracked(to.type())) {
      merge(of(from), of(to));
    } else {
      escape(from);
    }
  }

  /** Notes a reference that goes where it is lost sight of. */
  private void escape(Value value) {
    if (Region.isRealArray(value.type()) || objects.contains(value)) {
      escapes.put(value, new Escape(value, position()));
    }
  }

  @Override
  void returned(Value value) {
    if (Region.isTracked(value.type()) && Region.isTracked(function.result())) {
      merge(of(value), result);
    } else {
      escape(value);
    }
  }

  @Override
  void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    if (operation instanceof Operation.Choose) {
      flow(a.get(1), i.results().get(0));
      flow(a.get(2), i.results().get(0));
    } else if (operation instanceof Operation.Load) {
      mergeElements(a.get(0), i.results().get(0));
    } else if (operation instanceof Operation.Store) {
      mergeElements(a.get(0), a.get(2));
    } else if (operation instanceof Operation.CloneArray) {
      share(a.get(0), i.results().get(0));
    } else if (operation instanceof Operation.Cast) {
      cast(a.get(0), i.results().get(0));
    } else if (operation instanceof Operation.Call c) {
      call(c, i);
    } else if (operation instanceof Operation.StaticCall c) {
      outside(c, i);
    }
  }

  /** Rows that are read from an array or written to it. */
  private void mergeElements(Value array, Value element) {
    if (Region.isRealArray(element.type()) && Region.isRealArray(array.type())) {
      merge(of(array).part(Region.Part.ELEMENTS), of(element));
    } else {
      escape(element);
    }
  }

  /** Two arrays of the same rows. */
  private void share(Value from, Value to) {
    if (Region.isRealArray(from.type()) && from.type().rank() > 1) {
      merge(of(from).part(Region.Part.ELEMENTS), of(to).part(Region.Part.ELEMENTS));
    }
  }

  private void outside(Operation.StaticCall call, Statement.Instruction i) {
    List<Value> a = i.arguments();
    Optional<SaveStackCalls> saving = SaveStackCalls.of(call);
    if (saving.isPresent()) {
      save(saving.get(), a, i.results());
    } else if (ArrayCalls.of(call, a).filter(k -> k == ArrayCalls.COPY).isPresent()) {
      share(a.get(0), a.get(2));
    }
  }

  private void save(SaveStackCalls call, List<Value> a, List<Value> results) {
    if (call == SaveStackCalls.OTHER) {
      return;
    }
    Region stack = of(a.get(0));
    switch (call) {
      case SHADOW -> merge(stack, of(results.get(0)));
      case DOUBLES, RESERVE_ROW, RELEASE_ROW ->
          merge(stack.part(Region.Part.DOUBLES), of(results.get(0)));
      case FLOATS -> merge(stack.part(Region.Part.FLOATS), of(results.get(0)));
      case PUSH_REFERENCE -> {
        if (Region.isRealArray(a.get(1).type())) {
          merge(stack.part(Region.Part.REFERENCES), of(a.get(1)));
        } else {
          flow(a.get(1), a.get(1));
        }
      }
      case POP_REFERENCE -> {
        objects.add(results.get(0));
        merge(stack.part(Region.Part.REFERENCES), of(results.get(0)));
      }
      default -> {}
    }
  }

  private void cast(Value from, Value to) {
    if (Region.isRealArray(to.type())) {
      merge(of(from), of(to));
    } else {
      flow(from, to);
    }
  }

  /** Carries over which of its parameters and result the callee makes one. */
  private void call(Operation.Call call, Statement.Instruction i) {
    Regions callee = program.of(call.function());
    Map<Region, Region> images = new IdentityHashMap<>();
    for (int k = 0; k < i.arguments().size(); k++) {
      Value parameter = callee.function.parameters().get(k);
      Value argument = i.arguments().get(k);
      if (Region.isTracked(parameter.type()) && Region.isTracked(argument.type())) {
        bind(callee.of(parameter), of(argument), images);
      } else {
        escape(argument);
      }
    }
    if (!i.results().isEmpty() && Region.isTracked(call.result())) {
      Value given = i.results().get(0);
      if (Region.isTracked(given.type())) {
        bind(callee.result(), of(given), images);
      }
    }
  }

  private void bind(Region inner, Region outer, Map<Region, Region> images) {
    Region root = inner.root();
    Region known = images.get(root);
    if (known != null) {
      merge(known, outer);
      return;
    }
    images.put(root, outer);
    for (Map.Entry<Region.Part, Region> part : List.copyOf(root.parts().entrySet())) {
      bind(part.getValue(), outer.part(part.getKey()), images);
    }
  }

  private void merge(Region a, Region b) {
    changed |= Region.merge(a, b);
  }

  /** The regions where the reals of a value of a function are; none for most types. */
  List<Region> reals(Value value) {
    return objects.contains(value) ? of(value).anyReals() : reals(value.type(), of(value));
  }

  static List<Region> reals(Type type, Region region) {
    if (Region.isRealArray(type)) {
      return List.of(region.reals(type));
    } else if (Region.isTracked(type)) {
      List<Region> reals = new ArrayList<>(region.part(Region.Part.REFERENCES).anyReals());
      reals.add(0, region.stacked(Type.Kind.FLOAT));
      reals.add(0, region.stacked(Type.Kind.DOUBLE));
      return reals;
    }
    return List.of();
  }
}
