package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Replaces uses of values by other values; what defines values is left alone. */
final class Renaming {
  private final Map<Value, Value> replacements = new HashMap<>();

  /** From now on {@code value} stands where {@code old} stood. */
  void replace(Value old, Value value) {
    if (of(value) != old) {
      replacements.put(old, value);
    }
  }

  void replace(List<Value> old, List<Value> values) {
    for (int i = 0; i < old.size(); i++) {
      replace(old.get(i), values.get(i));
    }
  }

  boolean isEmpty() {
    return replacements.isEmpty();
  }

  Value of(Value value) {
    Value last = value;
    for (Value next = value; next != null; next = replacements.get(last)) {
      last = next;
    }
    return last;
  }

  List<Value> of(List<Value> values) {
    return values.stream().map(this::of).toList();
  }

  FlowGraph.Edge of(FlowGraph.Edge edge) {
    return new FlowGraph.Edge(edge.target(), of(edge.arguments()));
  }

  FlowGraph.Exit of(FlowGraph.Exit exit) {
    if (exit instanceof FlowGraph.Exit.Goto g) {
      return new FlowGraph.Exit.Goto(of(g.edge()), g.position());
    } else if (exit instanceof FlowGraph.Exit.Branch b) {
      return new FlowGraph.Exit.Branch(
          of(b.condition()), of(b.then()), of(b.otherwise()), b.position());
    } else if (exit instanceof FlowGraph.Exit.Throw t) {
      return new FlowGraph.Exit.Throw(of(t.exception()));
    }
    return new FlowGraph.Exit.Return(((FlowGraph.Exit.Return) exit).value().map(this::of));
  }

  FlowGraph.FlowBlock of(FlowGraph.FlowBlock block) {
    return new FlowGraph.FlowBlock(
        block.parameters(), statements(block.statements()), of(block.exit()));
  }

  FlowGraph of(FlowGraph graph) {
    return isEmpty() ? graph : new FlowGraph(graph.blocks().stream().map(this::of).toList());
  }

  List<Statement> statements(List<Statement> statements) {
    return isEmpty() ? statements : statements.stream().map(this::of).toList();
  }

  Block of(Block block) {
    return new Block(statements(block.statements()), of(block.terminator()));
  }

  Statement of(Statement statement) {
    if (statement instanceof Statement.Instruction i) {
      return new Statement.Instruction(i.results(), i.operation(), of(i.arguments()), i.position());
    } else if (statement instanceof Statement.If i) {
      return new Statement.If(
          of(i.condition()), of(i.then()), of(i.otherwise()), i.results(), i.position());
    } else if (statement instanceof Statement.Labelled l) {
      return new Statement.Labelled(l.label(), of(l.body()), l.results(), l.position());
    } else if (statement instanceof Statement.Loop l) {
      return new Statement.Loop(
          l.label(), l.carried(), of(l.initial()), of(l.body()), l.results(), l.position());
    }
    Statement.For f = (Statement.For) statement;
    return new Statement.For(
        f.label(),
        f.index(),
        of(f.from()),
        of(f.to()),
        f.step(),
        f.carried(),
        of(f.initial()),
        of(f.body()),
        f.results(),
        f.position());
  }

  Terminator of(Terminator terminator) {
    if (terminator instanceof Terminator.Yield y) {
      return new Terminator.Yield(of(y.values()));
    } else if (terminator instanceof Terminator.Break b) {
      return new Terminator.Break(b.label(), of(b.values()));
    } else if (terminator instanceof Terminator.Continue c) {
      return new Terminator.Continue(c.label(), of(c.values()));
    } else if (terminator instanceof Terminator.Throw t) {
      return new Terminator.Throw(of(t.exception()));
    }
    return new Terminator.Return(((Terminator.Return) terminator).value().map(this::of));
  }
}
