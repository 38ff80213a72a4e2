package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.List;

/** Gives the new values of one function their numbers. */
final class Numbers {
  private int next;

  Numbers(Function function) {
    next = Values.highestId(function) + 1;
  }

  Value value(Type type, String name) {
    return new Value(next++, type, name);
  }

  List<Value> like(List<Value> values) {
    List<Value> list = new ArrayList<>(values.size());
    values.forEach(v -> list.add(value(v.type(), v.name())));
    return list;
  }
}
