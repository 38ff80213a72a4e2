package dev.gradus.compiler.loop;

import java.util.ArrayList;
import java.util.List;

/** Gives the new values of one function their numbers. */
public final class Fresh {
  private int next;

  private Fresh(int next) {
    this.next = next;
  }

  /** Numbers above those that a function uses. */
  public static Fresh above(Function function) {
    return new Fresh(Values.highestId(function) + 1);
  }

  /** A new value. */
  public Value value(Type type, String name) {
    return new Value(next++, type, name);
  }

  /** New values of the same types and names. */
  public List<Value> like(List<Value> values) {
    List<Value> list = new ArrayList<>(values.size());
    values.forEach(v -> list.add(value(v.type(), v.name())));
    return list;
  }
}
