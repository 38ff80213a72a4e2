package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the values of an augmented function are defined: region, instruction, place in order. */
final class Homes {
  private final Map<Value, Region> regions = new HashMap<>();
  private final Map<Value, Statement.Instruction> definitions = new HashMap<>();
  private final Map<Value, Integer> order = new HashMap<>();
  private int next;

  void define(Region region, List<Value> values) {
    for (Value v : values) {
      regions.put(v, region);
      order.put(v, next++);
    }
  }

  /** Notes everything that the statements of a region define, in order. */
  void defineAll(Region region, List<Statement> statements) {
    for (Statement s : statements) {
      define(region, s.results());
      if (s instanceof Statement.Instruction i) {
        s.results().forEach(r -> definitions.put(r, i));
      }
    }
  }

  Region of(Value value) {
    Region region = regions.get(value);
    if (region == null) {
      throw new IllegalStateException(value + " belongs to no region");
    }
    return region;
  }

  Optional<Statement.Instruction> definition(Value value) {
    return Optional.ofNullable(definitions.get(value));
  }

  int order(Value value) {
    return Optional.ofNullable(order.get(value)).orElseThrow();
  }

  /** The name of a primal value in the reverse sweep. */
  Value restore(Value value) {
    return of(value).restore(value);
  }
}
