package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Copies a function statement by statement. A pass overrides what becomes of the kinds of statement
 * that it changes; values keep their identity unless replaced.
 */
abstract class TreeRewriter {
  private final Function function;
  private @Nullable Value[] replacements;
  private List<Statement> current = new ArrayList<>();
  private @Nullable Terminator end;
  private int nextId;
  private boolean changed;

  TreeRewriter(Function function) {
    this.function = function;
    nextId = Values.highestId(function) + 1;
    replacements = new Value[nextId];
  }

  /** The rewritten function; the same object if nothing changed. */
  final Function rewrite() {
    Block body = block(function.body());
    return changed
        ? new Function(function.name(), function.parameters(), function.result(), body)
        : function;
  }

  // What passes override. Operands given to them have been replaced already, blocks have not.

  void instruction(Statement.Instruction i) {
    add(i);
  }

  void choice(Statement.If i) {
    add(i.withBlocks(this::block));
  }

  void labelled(Statement.Labelled l) {
    add(l.withBlocks(this::block));
  }

  void loop(Statement.Loop l) {
    add(l.withBody(block(l.body())));
  }

  void counted(Statement.For l) {
    add(l.withBody(block(l.body())));
  }

  // What passes use.

  final int highestId() {
    return nextId;
  }

  /** Notes that the result differs, where neither {@link #replace} nor {@link #splice} tell. */
  final void change() {
    changed = true;
  }

  /** Whether anything changed since the last question. */
  final boolean takeChanged() {
    boolean taken = changed;
    changed = false;
    return taken;
  }

  final void add(Statement statement) {
    current.add(statement);
  }

  final Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }

  /** Adds an instruction and gives its result. */
  final Value apply(Operation operation, List<Value> arguments, Type type, Position position) {
    Value result = fresh(type, "");
    changed = true;
    add(new Statement.Instruction(List.of(result), operation, arguments, position));
    return result;
  }

  /**
   * Puts {@code by}, a value of the rewritten function, in place of later uses of {@code value}.
   */
  final void replace(Value value, Value by) {
    if (value == by) {
      return;
    }
    if (value.id() >= replacements.length) {
      replacements = Arrays.copyOf(replacements, Math.max(nextId, 2 * replacements.length));
    }
    changed = true;
    replacements[value.id()] = by;
  }

  final void replace(List<Value> values, List<Value> by) {
    for (int i = 0; i < values.size(); i++) {
      replace(values.get(i), by.get(i));
    }
  }

  final Value replaced(Value value) {
    Value by = value.id() < replacements.length ? replacements[value.id()] : null;
    return by == null ? value : by;
  }

  /** The same list if nothing in it is replaced. */
  final List<Value> replaced(List<Value> values) {
    int kept = 0;
    while (kept < values.size() && replaced(values.get(kept)) == values.get(kept)) {
      kept++;
    }
    if (kept == values.size()) {
      return values;
    }
    Value[] list = new Value[values.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = replaced(values.get(i));
    }
    return List.of(list);
  }

  /** Rewrites a block that becomes a block of the result. */
  Block block(Block block) {
    List<Statement> outer = current;
    Terminator outerEnd = end;
    current = new ArrayList<>(block.statements().size());
    end = null;
    statements(block);
    Block rewritten = new Block(current, end);
    current = outer;
    end = outerEnd;
    return rewritten;
  }

  /** Rewrites a block in place of a statement; its Yield gives the statement's results. */
  final void splice(Block block, List<Value> results) {
    changed = true;
    for (Statement statement : block.statements()) {
      if (end == null) {
        statement(statement);
      }
    }
    if (end != null) {
      return;
    }
    if (block.terminator() instanceof Terminator.Yield y) {
      replace(results, replaced(y.values()));
    } else {
      end = terminator(block.terminator());
    }
  }

  /** Ends the block being rewritten here; what follows in it is dropped. */
  final void end(Terminator terminator) {
    end = terminator;
  }

  private void statements(Block block) {
    int done = 0;
    while (end == null && done < block.statements().size()) {
      statement(block.statements().get(done++));
    }
    if (end == null) {
      end = terminator(block.terminator());
    } else if (done < block.statements().size() || !end.equals(block.terminator())) {
      changed = true;
    }
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
      choice(
          condition == i.condition()
              ? i
              : new Statement.If(condition, i.then(), i.otherwise(), i.results(), i.position()));
    } else if (s instanceof Statement.Labelled l) {
      labelled(l);
    } else if (s instanceof Statement.Loop l) {
      loop(
          new Statement.Loop(
              l.label(), l.carried(), replaced(l.initial()), l.body(), l.results(), l.position()));
    } else if (s instanceof Statement.For l) {
      counted(
          new Statement.For(
              l.label(),
              l.index(),
              replaced(l.from()),
              replaced(l.to()),
              l.step(),
              l.carried(),
              replaced(l.initial()),
              l.body(),
              l.results(),
              l.position()));
    }
  }

  /** The end of a block with operands replaced. */
  Terminator terminator(Terminator t) {
    if (t instanceof Terminator.Yield y) {
      List<Value> values = replaced(y.values());
      return values == y.values() ? y : new Terminator.Yield(values);
    } else if (t instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), replaced(b.values()));
    } else if (t instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), replaced(c.values()));
    } else if (t instanceof Terminator.Return r) {
      return new Terminator.Return(r.value().map(this::replaced));
    }
    return new Terminator.Throw(replaced(((Terminator.Throw) t).exception()));
  }
}
