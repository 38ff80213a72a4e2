package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Copies statements with other values in place of some, or of all. */
class Copier {
  /** Parts have some hundred values. */
  private static final int SOME_HUNDRED = 1024;

  private final Map<Value, Value> copies = new HashMap<>(SOME_HUNDRED);
  private final UnaryOperator<Value> definition;

  /**
   * @param definition gives the copy of a value that a copied statement defines
   */
  Copier(UnaryOperator<Value> definition) {
    this.definition = definition;
  }

  /** Whether something is to stand for the value. */
  boolean knows(Value value) {
    return copies.containsKey(value);
  }

  void put(Value value, Value copy) {
    copies.put(value, copy);
  }

  /** What stands for a value; itself if nothing does. */
  Value copy(Value value) {
    return copies.getOrDefault(value, value);
  }

  List<Value> copy(List<Value> values) {
    Value[] list = new Value[values.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = copy(values.get(i));
    }
    return List.of(list);
  }

  private Value define(Value value) {
    Value copy = definition.apply(value);
    if (copy != value) {
      copies.put(value, copy);
    }
    return copy;
  }

  private List<Value> define(List<Value> values) {
    Value[] list = new Value[values.size()];
    for (int i = 0; i < list.length; i++) {
      list[i] = define(values.get(i));
    }
    return List.of(list);
  }

  Statement copy(Statement s) {
    if (s instanceof Statement.Instruction i) {
      List<Value> arguments = copy(i.arguments());
      return new Statement.Instruction(define(i.results()), i.operation(), arguments, i.position());
    } else if (s instanceof Statement.If i) {
      Value condition = copy(i.condition());
      Block then = copy(i.then());
      Block otherwise = copy(i.otherwise());
      return new Statement.If(condition, then, otherwise, define(i.results()), i.position());
    } else if (s instanceof Statement.Labelled l) {
      Block body = copy(l.body());
      return new Statement.Labelled(l.label(), body, define(l.results()), l.position());
    } else if (s instanceof Statement.Loop l) {
      List<Value> initial = copy(l.initial());
      List<Value> carried = define(l.carried());
      Block body = copy(l.body());
      return new Statement.Loop(
          l.label(), carried, initial, body, define(l.results()), l.position());
    }
    Statement.For l = (Statement.For) s;
    Value from = copy(l.from());
    Value to = copy(l.to());
    List<Value> initial = copy(l.initial());
    Value index = define(l.index());
    List<Value> carried = define(l.carried());
    Block body = copy(l.body());
    return new Statement.For(
        l.label(),
        index,
        from,
        to,
        l.step(),
        carried,
        initial,
        body,
        define(l.results()),
        l.position());
  }

  private Block copy(Block block) {
    List<Statement> statements = new ArrayList<>(block.statements().size());
    block.statements().forEach(s -> statements.add(copy(s)));
    Terminator end = end(block.terminator(), statements);
    return new Block(statements, end);
  }

  /** The end of a block whose statements have been copied; may add some. */
  Terminator end(Terminator end, List<Statement> statements) {
    return copy(end);
  }

  Terminator copy(Terminator end) {
    if (end instanceof Terminator.Yield y) {
      return new Terminator.Yield(copy(y.values()));
    } else if (end instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), copy(b.values()));
    } else if (end instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), copy(c.values()));
    } else if (end instanceof Terminator.Return r) {
      return new Terminator.Return(r.value().map(this::copy));
    }
    return new Terminator.Throw(copy(((Terminator.Throw) end).exception()));
  }
}
