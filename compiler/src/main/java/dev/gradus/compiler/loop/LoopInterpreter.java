package dev.gradus.compiler.loop;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Runs loop programs as they stand: slow, plain, and the oracle for everything that transforms or
 * compiles them. Values are boxed; exceptions are those that compiled code would throw.
 */
public final class LoopInterpreter {

  /** A function with the size of its frame. */
  private record Prepared(Function function, int values) {}

  /** How a block ended: by which terminator and with which values. */
  private record Exit(Terminator terminator, @Nullable Object[] values) {}

  private final Map<String, Prepared> functions = new HashMap<>();
  private final OperationEvaluator evaluator;

  /** An interpreter that finds outside classes where this class was found. */
  public LoopInterpreter(LoopProgram program) {
    this(program, LoopInterpreter.class.getClassLoader());
  }

  /** An interpreter that finds outside classes by a loader. */
  public LoopInterpreter(LoopProgram program, ClassLoader loader) {
    evaluator = new OperationEvaluator(new Linkage(loader));
    for (Function function : program.functions()) {
      functions.put(function.name(), new Prepared(function, 1 + Values.highestId(function)));
    }
  }

  /**
   * Calls a function.
   *
   * @return its result; null if it has none
   * @throws IllegalArgumentException if there is no such function or the number of arguments is
   *     wrong
   */
  public @Nullable Object call(String function, @Nullable Object... arguments) {
    Prepared callee =
        Optional.ofNullable(functions.get(function))
            .orElseThrow(() -> new IllegalArgumentException("no function " + function));
    List<Value> parameters = callee.function().parameters();
    if (parameters.size() != arguments.length) {
      throw new IllegalArgumentException(
          function + " takes " + parameters.size() + " arguments, not " + arguments.length);
    }
    Frame frame = new Frame(callee.values());
    frame.set(parameters, arguments);
    Exit exit = frame.run(callee.function().body());
    if (exit.terminator() instanceof Terminator.Return) {
      return exit.values().length == 0 ? null : exit.values()[0];
    }
    throw Sneaky.rethrow((Throwable) exit.values()[0]);
  }

  /** The values of one call. */
  private final class Frame {
    private final @Nullable Object[] values;

    Frame(int size) {
      values = new Object[size];
    }

    void set(List<Value> targets, @Nullable Object[] given) {
      for (int i = 0; i < given.length; i++) {
        values[targets.get(i).id()] = given[i];
      }
    }

    @Nullable Object[] get(List<Value> sources) {
      Object[] found = new Object[sources.size()];
      for (int i = 0; i < found.length; i++) {
        found[i] = values[sources.get(i).id()];
      }
      return found;
    }

    /** Runs a block; the exit is a Yield, or a jump that some enclosing statement must take. */
    Exit run(Block block) {
      for (Statement statement : block.statements()) {
        Optional<Exit> jump = run(statement);
        if (jump.isPresent()) {
          return jump.get();
        }
      }
      Terminator end = block.terminator();
      if (end instanceof Terminator.Yield y) {
        return new Exit(end, get(y.values()));
      } else if (end instanceof Terminator.Break b) {
        return new Exit(end, get(b.values()));
      } else if (end instanceof Terminator.Continue c) {
        return new Exit(end, get(c.values()));
      } else if (end instanceof Terminator.Return r) {
        return new Exit(end, get(r.value().map(List::of).orElse(List.of())));
      }
      return new Exit(end, get(List.of(((Terminator.Throw) end).exception())));
    }

    /** Runs a statement; empty if it completes normally. */
    private Optional<Exit> run(Statement statement) {
      if (statement instanceof Statement.Instruction i) {
        Object result = apply(i.operation(), get(i.arguments()));
        if (!i.results().isEmpty()) {
          values[i.results().get(0).id()] = result;
        }
        return Optional.empty();
      } else if (statement instanceof Statement.If branch) {
        Object condition = values[branch.condition().id()];
        Exit exit = run(Boolean.TRUE.equals(condition) ? branch.then() : branch.otherwise());
        return finish(exit, branch.results(), exit.terminator() instanceof Terminator.Yield);
      } else if (statement instanceof Statement.Labelled labelled) {
        Exit exit = run(labelled.body());
        boolean done =
            exit.terminator() instanceof Terminator.Yield || breaks(exit, labelled.label());
        return finish(exit, labelled.results(), done);
      } else if (statement instanceof Statement.Loop loop) {
        return run(loop);
      }
      return run((Statement.For) statement);
    }

    private Optional<Exit> run(Statement.Loop loop) {
      set(loop.carried(), get(loop.initial()));
      while (true) {
        Exit exit = run(loop.body());
        if (!goesOn(exit, loop.label())) {
          return finish(exit, loop.results(), breaks(exit, loop.label()));
        }
        set(loop.carried(), exit.values());
      }
    }

    private Optional<Exit> run(Statement.For loop) {
      int from = (Integer) values[loop.from().id()];
      int to = (Integer) values[loop.to().id()];
      set(loop.carried(), get(loop.initial()));
      for (int i = from; loop.step() > 0 ? i < to : i > to; i += loop.step()) {
        values[loop.index().id()] = i;
        Exit exit = run(loop.body());
        if (!goesOn(exit, loop.label())) {
          return finish(exit, loop.results(), breaks(exit, loop.label()));
        }
        set(loop.carried(), exit.values());
      }
      set(loop.results(), get(loop.carried()));
      return Optional.empty();
    }

    private Optional<Exit> finish(Exit exit, List<Value> results, boolean here) {
      if (!here) {
        return Optional.of(exit);
      }
      set(results, exit.values());
      return Optional.empty();
    }

    private @Nullable Object apply(Operation operation, @Nullable Object[] arguments) {
      if (operation instanceof Operation.Call c) {
        return call(c.function(), arguments);
      }
      try {
        return evaluator.apply(operation, arguments);
      } catch (Throwable e) {
        throw Sneaky.rethrow(e);
      }
    }

    private static boolean breaks(Exit exit, Label label) {
      return exit.terminator() instanceof Terminator.Break b && b.label() == label;
    }

    private static boolean goesOn(Exit exit, Label label) {
      return exit.terminator() instanceof Terminator.Yield
          || exit.terminator() instanceof Terminator.Continue c && c.label() == label;
    }
  }
}
