package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.List;

/** Last step: gives values the numbers of their order in the text, and their source names. */
final class Numbering {
  private final Values values;
  private final Renaming renaming = new Renaming();
  private int next;

  private Numbering(Values values) {
    this.values = values;
  }

  static Function apply(
      String name, List<Value> parameters, Type result, Block body, Values values) {
    Numbering numbering = new Numbering(values);
    List<Value> numbered = numbering.define(parameters);
    return new Function(name, numbered, result, numbering.block(body));
  }

  private List<Value> define(List<Value> old) {
    List<Value> numbered = new ArrayList<>();
    for (Value value : old) {
      Value fresh = new Value(next++, value.type(), values.name(value));
      renaming.replace(value, fresh);
      numbered.add(fresh);
    }
    return numbered;
  }

  private Value define(Value old) {
    return define(List.of(old)).get(0);
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement statement : block.statements()) {
      statements.add(statement(statement));
    }
    return new Block(statements, renaming.of(block.terminator()));
  }

  private Statement statement(Statement s) {
    if (s instanceof Statement.Instruction i) {
      List<Value> arguments = renaming.of(i.arguments());
      return new Statement.Instruction(define(i.results()), i.operation(), arguments, i.position());
    } else if (s instanceof Statement.If i) {
      Value condition = renaming.of(i.condition());
      Block then = block(i.then());
      Block otherwise = block(i.otherwise());
      return new Statement.If(condition, then, otherwise, define(i.results()), i.position());
    } else if (s instanceof Statement.Labelled l) {
      Block body = block(l.body());
      return new Statement.Labelled(l.label(), body, define(l.results()), l.position());
    } else if (s instanceof Statement.Loop l) {
      List<Value> initial = renaming.of(l.initial());
      List<Value> carried = define(l.carried());
      Block body = block(l.body());
      return new Statement.Loop(
          l.label(), carried, initial, body, define(l.results()), l.position());
    }
    Statement.For f = (Statement.For) s;
    Value from = renaming.of(f.from());
    Value to = renaming.of(f.to());
    List<Value> initial = renaming.of(f.initial());
    Value index = define(f.index());
    List<Value> carried = define(f.carried());
    Block body = block(f.body());
    List<Value> results = define(f.results());
    return new Statement.For(
        f.label(), index, from, to, f.step(), carried, initial, body, results, f.position());
  }
}
