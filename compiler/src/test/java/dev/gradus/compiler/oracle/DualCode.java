package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes blocks ready to run: structured control flow over frames. */
final class DualCode {

  /** A statement made ready; gives the exit that leaves it, null if it completes normally. */
  @FunctionalInterface
  interface Stage {
    @Nullable Exit run(Frame frame) throws Throwable;
  }

  /** A block made ready, which remembers whether it ever ran. */
  static final class Body {
    private final Stage[] stages;
    private final Exit end;
    private volatile boolean reached;

    Body(Stage[] stages, Exit end) {
      this.stages = stages;
      this.end = end;
    }

    Exit run(Frame frame) throws Throwable {
      if (!reached) {
        reached = true;
      }
      for (Stage stage : stages) {
        Exit exit = stage.run(frame);
        if (exit != null) {
          return exit;
        }
      }
      return end;
    }
  }

  /** A block of a statement, for messages. */
  private record Branch(Body body, String place) {}

  private final List<Branch> branches = Collections.synchronizedList(new ArrayList<>());
  private final DualOperations operations;

  DualCode(DualOperations operations) {
    this.operations = operations;
  }

  Body body(Block block) {
    Stage[] stages = block.statements().stream().map(this::stage).toArray(Stage[]::new);
    return new Body(stages, exit(block.terminator()));
  }

  /** Where blocks are that never ran. */
  List<String> unreached() {
    return branches.stream().filter(b -> !b.body().reached).map(Branch::place).toList();
  }

  private Body branch(Block block, Statement statement, String which) {
    Body body = body(block);
    boolean isOwn = !statement.position().owner().startsWith("kotlin.");
    if (isOwn && statement.position().hasLine()) {
      branches.add(new Branch(body, which + " at line " + statement.position().line()));
    }
    return body;
  }

  static int[] ids(List<Value> values) {
    return values.stream().mapToInt(Value::id).toArray();
  }

  private static Exit exit(Terminator end) {
    int[] values = ids(Values.uses(end));
    if (end instanceof Terminator.Yield) {
      return new Exit(Exit.Kind.YIELD, null, values);
    } else if (end instanceof Terminator.Break b) {
      return new Exit(Exit.Kind.BREAK, b.label(), values);
    } else if (end instanceof Terminator.Continue c) {
      return new Exit(Exit.Kind.CONTINUE, c.label(), values);
    }
    boolean returns = end instanceof Terminator.Return;
    return new Exit(returns ? Exit.Kind.RETURN : Exit.Kind.THROW, null, values);
  }

  private Stage stage(Statement statement) {
    int[] results = ids(statement.results());
    if (statement instanceof Statement.Instruction i) {
      Step step = operations.step(i);
      return frame -> {
        step.run(frame);
        return null;
      };
    } else if (statement instanceof Statement.If branch) {
      int condition = branch.condition().id();
      Body then = branch(branch.then(), statement, "then");
      Body otherwise = branch(branch.otherwise(), statement, "else");
      return frame -> {
        Exit exit = (frame.whole[condition] != 0 ? then : otherwise).run(frame);
        return finish(frame, exit, results, exit.kind() == Exit.Kind.YIELD);
      };
    } else if (statement instanceof Statement.Labelled labelled) {
      Body body = body(labelled.body());
      Label label = labelled.label();
      return frame -> {
        Exit exit = body.run(frame);
        return finish(frame, exit, results, exit.kind() == Exit.Kind.YIELD || exit.breaks(label));
      };
    } else if (statement instanceof Statement.Loop loop) {
      return loop(loop, results);
    } else if (statement instanceof Statement.For loop) {
      return counted(loop, results);
    }
    throw new IllegalArgumentException("no dual numbers through " + statement);
  }

  private Stage loop(Statement.Loop loop, int[] results) {
    Body body = branch(loop.body(), loop, "loop");
    int[] carried = ids(loop.carried());
    int[] initial = ids(loop.initial());
    Label label = loop.label();
    return frame -> {
      frame.move(initial, carried);
      while (true) {
        Exit exit = body.run(frame);
        if (!exit.goesOn(label)) {
          return finish(frame, exit, results, exit.breaks(label));
        }
        frame.move(exit.values(), carried);
      }
    };
  }

  private Stage counted(Statement.For loop, int[] results) {
    Body body = branch(loop.body(), loop, "loop");
    int[] carried = ids(loop.carried());
    int[] initial = ids(loop.initial());
    Label label = loop.label();
    int index = loop.index().id();
    int from = loop.from().id();
    int to = loop.to().id();
    int step = loop.step();
    return frame -> {
      long last = frame.whole[to];
      long i = frame.whole[from];
      frame.move(initial, carried);
      for (; step > 0 ? i < last : i > last; i += step) {
        frame.whole[index] = i;
        Exit exit = body.run(frame);
        if (!exit.goesOn(label)) {
          return finish(frame, exit, results, exit.breaks(label));
        }
        frame.move(exit.values(), carried);
      }
      frame.move(carried, results);
      return null;
    };
  }

  private static @Nullable Exit finish(Frame frame, Exit exit, int[] results, boolean here) {
    if (!here) {
      return exit;
    }
    frame.move(exit.values(), results);
    return null;
  }
}
