package dev.gradus.compiler.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies a function statement by statement, so that a pass need only say what becomes of
 * instructions. Values keep their identity unless replaced.
 */
public abstract class Rewriter {
  private final Map<Value, Value> replacements = new HashMap<>();
  private List<Statement> current = new ArrayList<>();
  private @Nullable Function original;

  /** The next number for a new value; none has been asked for while this is negative. */
  private int nextId = -1;

  /** The rewritten function. */
  public Function rewrite(Function function) {
    original = function;
    nextId = -1;
    Block body = block(function.body());
    return new Function(function.name(), function.parameters(), function.result(), body);
  }

  /**
   * Rewrites an instruction whose arguments have been replaced already; as it stands unless
   * overridden.
   */
  protected abstract void instruction(Statement.Instruction instruction);

  /** Called before the statements of a block. */
  protected void enter(Block block) {}

  /** Called after the statements of a block. */
  protected void leave(Block block) {}

  /** Adds a statement to the block being rewritten. */
  protected final void add(Statement statement) {
    current.add(statement);
  }

  /** Adds an instruction and gives its result. */
  protected final Value apply(
      Operation operation, List<Value> arguments, Type type, Position position) {
    Value result = fresh(type);
    add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  /** A value of a number not used so far. */
  protected final Value fresh(Type type) {
    if (nextId < 0) {
      nextId = Values.highestId(Objects.requireNonNull(original)) + 1;
    }
    return new Value(nextId++, type, "");
  }

  /** Puts {@code by} in place of every later use of {@code value}. */
  protected final void replace(Value value, Value by) {
    replacements.put(value, by);
  }

  /** What stands in place of a value of the original function. */
  protected final Value replaced(Value value) {
    return replacements.getOrDefault(value, value);
  }

  /** The same list if nothing in it is replaced. */
  private List<Value> replaced(List<Value> values) {
    if (replacements.isEmpty()) {
      return values;
    }
    for (Value value : values) {
      if (replacements.containsKey(value)) {
        List<Value> list = new ArrayList<>(values.size());
        values.forEach(v -> list.add(replaced(v)));
        return list;
      }
    }
    return values;
  }

  /** Rewrites a block. */
  protected final Block block(Block block) {
    List<Statement> outer = current;
    current = new ArrayList<>(block.statements().size());
    enter(block);
    block.statements().forEach(this::statement);
    Block rewritten = new Block(current, terminator(block.terminator()));
    leave(block);
    current = outer;
    return rewritten;
  }

  private void statement(Statement s) {
    if (s instanceof Statement.Instruction i) {
      List<Value> arguments = replaced(i.arguments());
      instruction(
          arguments == i.arguments()
              ? i
              : new Statement.Instruction(i.results(), i.operation(), arguments, i.position()));
    } else if (s instanceof Statement.If i) {
      Value condition = replaced(i.condition());
      Block then = block(i.then());
      Block otherwise = block(i.otherwise());
      add(new Statement.If(condition, then, otherwise, i.results(), i.position()));
    } else if (s instanceof Statement.Labelled l) {
      add(new Statement.Labelled(l.label(), block(l.body()), l.results(), l.position()));
    } else if (s instanceof Statement.Loop l) {
      List<Value> initial = replaced(l.initial());
      Block body = block(l.body());
      add(new Statement.Loop(l.label(), l.carried(), initial, body, l.results(), l.position()));
    } else if (s instanceof Statement.For l) {
      counted(l);
    }
  }

  private void counted(Statement.For l) {
    Value from = replaced(l.from());
    Value to = replaced(l.to());
    List<Value> initial = replaced(l.initial());
    Block body = block(l.body());
    add(
        new Statement.For(
            l.label(),
            l.index(),
            from,
            to,
            l.step(),
            l.carried(),
            initial,
            body,
            l.results(),
            l.position()));
  }

  private Terminator terminator(Terminator end) {
    if (end instanceof Terminator.Yield y) {
      return new Terminator.Yield(replaced(y.values()));
    } else if (end instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), replaced(b.values()));
    } else if (end instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), replaced(c.values()));
    } else if (end instanceof Terminator.Return r) {
      return new Terminator.Return(r.value().map(this::replaced));
    }
    return new Terminator.Throw(replaced(((Terminator.Throw) end).exception()));
  }
}
