package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Consecutive calls being gathered into one function. */
final class CallGroup {
  /** Slots for parameters; the JVM allows 255. */
  private static final int MAX_PARAMETER_SLOTS = 240;

  private final List<Statement> calls = new ArrayList<>();
  private final Set<Value> parameters = new HashSet<>();
  private int size;
  private int slots;

  /** Whether one more call fits. */
  boolean takes(Statement call, int bytes, int limit) {
    int more = 0;
    for (Value value : Values.uses(call)) {
      more += parameters.contains(value) ? 0 : value.type().slots();
    }
    return size + bytes <= limit && slots + more <= MAX_PARAMETER_SLOTS;
  }

  void add(Statement call, int bytes) {
    calls.add(call);
    size += bytes;
    for (Value value : Values.uses(call)) {
      slots += parameters.add(value) ? value.type().slots() : 0;
    }
  }

  /** The calls gathered; the group is empty afterwards. */
  List<Statement> take() {
    List<Statement> taken = List.copyOf(calls);
    calls.clear();
    parameters.clear();
    size = 0;
    slots = 0;
    return taken;
  }
}
