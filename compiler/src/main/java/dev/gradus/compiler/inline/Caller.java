package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Renamed;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Copies a function with bodies in place of chosen calls. */
final class Caller {

  /** Decides on a call. */
  interface Choice {
    /** The function whose body replaces a call in a caller of this size, if any. */
    Optional<Function> of(String callee, int callerSize);
  }

  private final Function function;
  private final Choice choice;
  private final Renamed renamed = new Renamed();
  private int nextId;
  private int size;
  private boolean cut;

  Caller(Function function, Choice choice) {
    this.function = function;
    this.choice = choice;
    this.nextId = Values.highestId(function) + 1;
    this.size = Budget.size(function);
  }

  Function inlined() {
    Block body = block(function.body());
    if (cut) {
      body = Unreached.cut(body);
    }
    return new Function(function.name(), function.parameters(), function.result(), body);
  }

  /** A block ends early where a callee never returns. */
  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      Optional<Function> callee = callee(statement);
      if (callee.isPresent()) {
        size += Budget.size(callee.get());
        Body body = new Body(callee.get(), this::fresh);
        Statement.Instruction call = (Statement.Instruction) statement;
        Body.Copy copy = body.copy(renamed.of(call.arguments()), call.position());
        statements.addAll(copy.statements());
        if (copy.end().isPresent()) {
          cut = true;
          return new Block(statements, copy.end().get());
        }
        for (int i = 0; i < call.results().size(); i++) {
          renamed.put(call.results().get(i), copy.results().get(i));
        }
      } else {
        statements.add(renamed.statement(statement, this::block));
      }
    }
    return new Block(statements, renamed.terminator(block.terminator()));
  }

  private Optional<Function> callee(Statement statement) {
    return statement instanceof Statement.Instruction i
            && i.operation() instanceof Operation.Call call
        ? choice.of(call.function(), size)
        : Optional.empty();
  }

  private Value fresh(Type type, String name) {
    return new Value(nextId++, type, name);
  }
}
