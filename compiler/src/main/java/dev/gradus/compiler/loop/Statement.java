package dev.gradus.compiler.loop;

import java.util.List;
import java.util.function.UnaryOperator;

/** One step of a block. */
public sealed interface Statement {
  Position position();

  /** Values this statement defines for the statements after it. */
  List<Value> results();

  /** This statement with other blocks inside; itself where it has none. */
  default Statement withBlocks(UnaryOperator<Block> replacement) {
    if (this instanceof If i) {
      Block then = replacement.apply(i.then());
      Block otherwise = replacement.apply(i.otherwise());
      return new If(i.condition(), then, otherwise, i.results(), i.position());
    } else if (this instanceof Labelled l) {
      return new Labelled(l.label(), replacement.apply(l.body()), l.results(), l.position());
    } else if (this instanceof Loop l) {
      return l.withBody(replacement.apply(l.body()));
    }
    return this instanceof For l ? l.withBody(replacement.apply(l.body())) : this;
  }

  /** {@code result = operation(arguments)}; no result where the operation gives none. */
  record Instruction(
      List<Value> results, Operation operation, List<Value> arguments, Position position)
      implements Statement {
    public Instruction {
      results = List.copyOf(results);
      arguments = List.copyOf(arguments);
    }
  }

  /** Runs one of two blocks; the block's Yield gives the results. */
  record If(Value condition, Block then, Block otherwise, List<Value> results, Position position)
      implements Statement {
    public If {
      results = List.copyOf(results);
    }
  }

  /** A block that can be left early by Break; Yield and Break give the results. */
  record Labelled(Label label, Block body, List<Value> results, Position position)
      implements Statement {
    public Labelled {
      results = List.copyOf(results);
    }
  }

  /**
   * Repeats until a Break: {@code carried} start as {@code initial}; the body's Yield, or a
   * Continue, gives the next ones; Break gives the results (their types need not be those of the
   * carried values).
   */
  record Loop(
      Label label,
      List<Value> carried,
      List<Value> initial,
      Block body,
      List<Value> results,
      Position position)
      implements Statement {
    public Loop {
      carried = List.copyOf(carried);
      initial = List.copyOf(initial);
      results = List.copyOf(results);
    }

    /** This loop with another body. */
    public Loop withBody(Block other) {
      return new Loop(label, carried, initial, other, results, position);
    }
  }

  /**
   * Counted loop: {@code index} (INT) runs from {@code from} while {@code index < to} ({@code index
   * > to} where step is negative) in constant non-zero steps; it must not wrap round. Carried
   * values as in {@link Loop}; the results, of the carried types, are the carried values after the
   * last iteration, or what a Break gives.
   */
  record For(
      Label label,
      Value index,
      Value from,
      Value to,
      int step,
      List<Value> carried,
      List<Value> initial,
      Block body,
      List<Value> results,
      Position position)
      implements Statement {
    public For {
      carried = List.copyOf(carried);
      initial = List.copyOf(initial);
      results = List.copyOf(results);
    }

    /** This loop with another body. */
    public For withBody(Block other) {
      return new For(label, index, from, to, step, carried, initial, other, results, position);
    }

    /** This loop over the same numbers, with other values carried through another body. */
    public For carrying(List<Value> values, List<Value> first, Block other, List<Value> last) {
      return new For(label, index, from, to, step, values, first, other, last, position);
    }
  }
}
