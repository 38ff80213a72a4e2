package dev.gradus.compiler.emit;

import dev.gradus.compiler.loop.Value;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Values noted at steps, each at one step: lists whose links stand in arrays. */
final class NotedValues {
  private final @Nullable Value[] firstOfStep;
  private final @Nullable Value[] nextOfValue;

  NotedValues(int steps, int values) {
    firstOfStep = new Value[steps];
    nextOfValue = new Value[values];
  }

  void add(int step, Value value) {
    nextOfValue[value.id()] = firstOfStep[step];
    firstOfStep[step] = value;
  }

  void forEach(int step, Consumer<Value> visitor) {
    for (Value v = firstOfStep[step]; v != null; v = nextOfValue[v.id()]) {
      visitor.accept(v);
    }
  }
}
