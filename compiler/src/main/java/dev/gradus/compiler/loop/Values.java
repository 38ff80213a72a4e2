package dev.gradus.compiler.loop;

import java.util.List;
import java.util.function.Consumer;

/** Walks over the definitions and blocks of functions. */
public final class Values {
  private Values() {}

  /** The highest value number of a function, -1 if it has no values. */
  public static int highestId(Function function) {
    return Math.max(highestOf(function.parameters()), highestId(function.body()));
  }

  private static int highestId(Block block) {
    int highest = -1;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        highest = Math.max(highest, highestOf(loop.carried()));
      } else if (statement instanceof Statement.For loop) {
        highest = Math.max(highest, Math.max(loop.index().id(), highestOf(loop.carried())));
      }
      if (!(statement instanceof Statement.Instruction)) {
        for (Block inner : blocks(statement)) {
          highest = Math.max(highest, highestId(inner));
        }
      }
      highest = Math.max(highest, highestOf(statement.results()));
    }
    return highest;
  }

  private static int highestOf(List<Value> values) {
    int highest = -1;
    for (int i = 0; i < values.size(); i++) {
      highest = Math.max(highest, values.get(i).id());
    }
    return highest;
  }

  /** Visits every value that a function defines, in program order. */
  public static void forEachDefinition(Function function, Consumer<Value> visitor) {
    function.parameters().forEach(visitor);
    definitions(function.body(), visitor);
  }

  /** The blocks directly inside a statement. */
  public static List<Block> blocks(Statement statement) {
    if (statement instanceof Statement.If branch) {
      return List.of(branch.then(), branch.otherwise());
    } else if (statement instanceof Statement.Labelled labelled) {
      return List.of(labelled.body());
    } else if (statement instanceof Statement.Loop loop) {
      return List.of(loop.body());
    } else if (statement instanceof Statement.For loop) {
      return List.of(loop.body());
    }
    return List.of();
  }

  /** The values a statement itself reads, blocks inside it aside. */
  public static List<Value> uses(Statement statement) {
    if (statement instanceof Statement.Instruction instruction) {
      return instruction.arguments();
    } else if (statement instanceof Statement.If branch) {
      return List.of(branch.condition());
    } else if (statement instanceof Statement.Loop loop) {
      return loop.initial();
    } else if (statement instanceof Statement.For loop) {
      List<Value> uses = new java.util.ArrayList<>(loop.initial());
      uses.add(0, loop.to());
      uses.add(0, loop.from());
      return uses;
    }
    return List.of();
  }

  /** The values the end of a block reads. */
  public static List<Value> uses(Terminator terminator) {
    if (terminator instanceof Terminator.Yield y) {
      return y.values();
    } else if (terminator instanceof Terminator.Break b) {
      return b.values();
    } else if (terminator instanceof Terminator.Continue c) {
      return c.values();
    } else if (terminator instanceof Terminator.Return r) {
      return r.value().map(List::of).orElse(List.of());
    }
    return List.of(((Terminator.Throw) terminator).exception());
  }

  private static void definitions(Block block, Consumer<Value> visitor) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop loop) {
        loop.carried().forEach(visitor);
      } else if (statement instanceof Statement.For loop) {
        visitor.accept(loop.index());
        loop.carried().forEach(visitor);
      }
      blocks(statement).forEach(b -> definitions(b, visitor));
      statement.results().forEach(visitor);
    }
  }
}
