package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;

/** Gives the new values of one function their numbers. */
final class Fresh {
  private int next;

  private Fresh(int next) {
    this.next = next;
  }

  /** Numbers above those that a function uses. */
  static Fresh above(Function function) {
    return new Fresh(Values.highestId(function) + 1);
  }

  Value value(Type type, String name) {
    return new Value(next++, type, name);
  }
}
