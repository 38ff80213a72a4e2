package dev.gradus.compiler.inline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Completion;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Renamed;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Copies the body of a function for one call. A return at the end of the body, or of both sides of
 * a choice that ends it, gives the result where it stands; if there are others, the copy is a
 * labelled block and they leave it.
 */
final class Body {

  /**
   * What stands for a call.
   *
   * @param results the result, if the function has one
   * @param end how the caller's block ends here if the callee never returns
   */
  record Copy(List<Statement> statements, List<Value> results, Optional<Terminator> end) {}

  private final Function function;
  private final BiFunction<Type, String, Value> fresh;
  private final Completion completion;
  private final Renamed renamed = new Renamed();
  private final Label exit;
  private boolean leavesEarly;

  Body(Function function, BiFunction<Type, String, Value> fresh) {
    this.function = function;
    this.fresh = fresh;
    this.completion = Completion.of(function.body());
    this.exit = new Label(function.name());
  }

  Copy copy(List<Value> arguments, Position call) {
    renamed.at(call);
    for (int i = 0; i < arguments.size(); i++) {
      renamed.put(function.parameters().get(i), arguments.get(i));
    }
    Block body = block(function.body(), true);
    if (leavesEarly) {
      List<Value> results = results();
      Statement labelled = new Statement.Labelled(exit, body, results, call);
      return new Copy(List.of(labelled), results, Optional.empty());
    }
    if (!(body.terminator() instanceof Terminator.Yield yield)) {
      return new Copy(body.statements(), List.of(), Optional.of(body.terminator()));
    } else if (Completion.of(body).yields(body)) {
      return new Copy(body.statements(), yield.values(), Optional.empty());
    }
    Terminator unreached = new Terminator.Yield(List.of());
    return new Copy(body.statements(), List.of(), Optional.of(unreached));
  }

  private List<Value> results() {
    return function.result().equals(Type.VOID)
        ? List.of()
        : List.of(fresh.apply(function.result(), ""));
  }

  /**
   * @param isLast whether the end of this block is the end of the function
   */
  private Block block(Block block, boolean isLast) {
    List<Statement> statements = new ArrayList<>(block.statements().size());
    for (Statement statement : block.statements()) {
      if (completion.completes(statement)) {
        statements.add(statement(statement));
      } else if (isLast && statement instanceof Statement.If choice) {
        List<Value> results = results();
        statements.add(lastChoice(choice, results));
        return new Block(statements, new Terminator.Yield(results));
      } else {
        statements.add(statement(statement));
        return new Block(statements, new Terminator.Yield(List.of()));
      }
    }
    return new Block(statements, terminator(block.terminator(), isLast));
  }

  private Statement lastChoice(Statement.If choice, List<Value> results) {
    Value condition = renamed.of(choice.condition());
    Block then = block(choice.then(), true);
    Block otherwise = block(choice.otherwise(), true);
    return new Statement.If(condition, then, otherwise, results, choice.position());
  }

  private Statement statement(Statement statement) {
    if (statement instanceof Statement.Loop loop) {
      define(loop.label(), loop.carried());
    } else if (statement instanceof Statement.For loop) {
      define(loop.label(), loop.carried());
      define(loop.index());
    } else if (statement instanceof Statement.Labelled labelled) {
      define(labelled.label(), List.of());
    }
    statement.results().forEach(this::define);
    return renamed.statement(statement, b -> block(b, false));
  }

  private void define(Label label, List<Value> values) {
    renamed.put(label, new Label(label.toString()));
    values.forEach(this::define);
  }

  private void define(Value value) {
    renamed.put(value, fresh.apply(value.type(), value.name()));
  }

  private Terminator terminator(Terminator end, boolean isLast) {
    if (!(end instanceof Terminator.Return returned)) {
      return renamed.terminator(end);
    }
    List<Value> values = returned.value().map(renamed::of).map(List::of).orElse(List.of());
    if (isLast) {
      return new Terminator.Yield(values);
    }
    leavesEarly = true;
    return new Terminator.Break(exit, values);
  }
}
