package dev.gradus.compiler.loop;

import java.util.List;
import java.util.Optional;

/** How a block ends. */
public sealed interface Terminator {
  /**
   * Normal end: gives the enclosing statement its results; in a loop body, the next iteration its
   * carried values.
   */
  record Yield(List<Value> values) implements Terminator {
    public Yield {
      values = List.copyOf(values);
    }
  }

  /** Leaves the labelled statement (loop, counted loop or labelled block) with its results. */
  record Break(Label label, List<Value> values) implements Terminator {
    public Break {
      values = List.copyOf(values);
    }
  }

  /** Starts the next iteration of the labelled loop with these carried values. */
  record Continue(Label label, List<Value> values) implements Terminator {
    public Continue {
      values = List.copyOf(values);
    }
  }

  /** Leaves the function. */
  record Return(Optional<Value> value) implements Terminator {}

  /** Throws the exception object. */
  record Throw(Value exception) implements Terminator {}
}
