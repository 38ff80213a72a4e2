package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tangents of the values of a function, one for each direction: a real for a real, an array of
 * the same shape for an array, a save stack for a save stack.
 */
final class Shadows {
  private final FunctionActivity activity;
  private final Code code;
  private final int directions;
  private final Map<Value, List<Value>> tangents = new IdentityHashMap<>();

  Shadows(FunctionActivity activity, Code code, int directions) {
    this.activity = activity;
    this.code = code;
    this.directions = directions;
  }

  boolean isActive(Value value) {
    return activity.isActive(value);
  }

  void set(Value value, List<Value> shadows) {
    tangents.put(value, shadows);
  }

  /** Fresh values that stand for the tangents of a value. */
  List<Value> define(Value value) {
    List<Value> fresh = new ArrayList<>();
    for (int d = 0; d < directions; d++) {
      fresh.add(code.fresh(value.type(), name(value, d)));
    }
    set(value, fresh);
    return fresh;
  }

  private String name(Value value, int direction) {
    if (value.name().isEmpty()) {
      return "";
    }
    return "d" + value.name() + (directions == 1 ? "" : String.valueOf(direction));
  }

  /** The tangent along a direction; empty where the value carries none. */
  Optional<Value> get(Value value, int direction) {
    return activity.isActive(value)
        ? Optional.of(tangents.get(value).get(direction))
        : Optional.empty();
  }

  /** The tangent along a direction, or a zero of the type wanted. */
  Value orZero(Value value, int direction) {
    return get(value, direction).orElseGet(() -> zero(value.type()));
  }

  /** No tangent: for a reference, none. */
  private Value zero(Type type) {
    return type.isReal() ? code.real(type, 0) : code.nothing(type);
  }
}
