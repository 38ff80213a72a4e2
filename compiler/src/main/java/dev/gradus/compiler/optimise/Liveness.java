package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What some effect depends on. Starts from the instructions that must stay and the ways out of the
 * function, and follows uses back to definitions; a jump is needed if the statement it leaves is.
 */
final class Liveness {
  private final Predicate<Statement.Instruction> removable;
  private final Predicate<Value> isLocal;
  private final Node[] definers;
  private final BitSet live = new BitSet();
  private final BitSet read = new BitSet();
  private final Map<Label, Node> labels = new IdentityHashMap<>();

  /** Of statements without results; those of the others are among the definers. */
  private final Map<Statement, Node> nodes = new IdentityHashMap<>();

  private final Map<Value, List<Node>> stores = new IdentityHashMap<>();
  private final List<Node> roots = new ArrayList<>();
  private final List<Node.Jump> exits = new ArrayList<>();
  private final Deque<Value> pending = new ArrayDeque<>();

  /**
   * @param removable instructions that cannot throw and do nothing but give their result, or, to a
   *     local array, store
   * @param isLocal arrays that no other value stands for
   */
  Liveness(
      Function function, Predicate<Statement.Instruction> removable, Predicate<Value> isLocal) {
    this.removable = removable;
    this.isLocal = isLocal;
    definers = new Node[Values.highestId(function) + 1];
    visit(function.body(), null);
    roots.forEach(this::need);
    for (Node.Jump exit : exits) {
      need(exit.owner());
      Values.uses(exit.terminator()).forEach(this::needWithContents);
    }
    while (!pending.isEmpty()) {
      sources(pending.pop());
    }
  }

  boolean isLive(Value value) {
    return live.get(value.id());
  }

  boolean isNeeded(Statement statement) {
    List<Value> results = statement.results();
    Node node = results.isEmpty() ? nodes.get(statement) : definers[results.get(0).id()];
    return node.needed;
  }

  private void visit(Block block, @Nullable Node owner) {
    for (Statement statement : block.statements()) {
      Node node = new Node(statement, owner);
      if (statement.results().isEmpty()) {
        nodes.put(statement, node);
      }
      if (statement instanceof Statement.Instruction i) {
        visit(i, node);
      } else if (statement instanceof Statement.Labelled l) {
        labels.put(l.label(), node);
      } else if (statement instanceof Statement.Loop l) {
        labels.put(l.label(), node);
        l.carried().forEach(c -> definers[c.id()] = node);
        roots.add(node);
      } else if (statement instanceof Statement.For l) {
        labels.put(l.label(), node);
        l.carried().forEach(c -> definers[c.id()] = node);
        definers[l.index().id()] = node;
      }
      List<Value> results = statement.results();
      for (int k = 0; k < results.size(); k++) {
        definers[results.get(k).id()] = node;
      }
      if (!(statement instanceof Statement.Instruction)) {
        Values.blocks(statement).forEach(b -> visit(b, node));
      }
    }
    end(new Node.Jump(block.terminator(), owner));
  }

  private void visit(Statement.Instruction i, Node node) {
    boolean store = i.operation() instanceof Operation.Store;
    if (!removable.test(i)) {
      roots.add(node);
    } else if (store) {
      stores.computeIfAbsent(i.arguments().get(0), a -> new ArrayList<>()).add(node);
    }
  }

  private void end(Node.Jump jump) {
    if (jump.terminator() instanceof Terminator.Break b) {
      labels.get(b.label()).breaks.add(jump);
    } else if (jump.terminator() instanceof Terminator.Continue c) {
      labels.get(c.label()).continues.add(jump);
    } else if (!(jump.terminator() instanceof Terminator.Yield)) {
      exits.add(jump);
    }
  }

  /** The statement must stay, and with it what decides whether it runs. */
  private void need(@Nullable Node node) {
    for (Node n = node; n != null && !n.needed; n = n.parent) {
      n.needed = true;
      if (n.statement instanceof Statement.Instruction i) {
        operands(i);
      } else if (n.statement instanceof Statement.If i) {
        need(i.condition());
      } else if (n.statement instanceof Statement.For l) {
        need(l.from());
        need(l.to());
      }
      for (Node.Jump jump : n.breaks) {
        need(jump.owner());
      }
      for (Node.Jump jump : n.continues) {
        need(jump.owner());
      }
    }
  }

  private void operands(Statement.Instruction i) {
    boolean shallow =
        i.operation() instanceof Operation.Store || i.operation() instanceof Operation.ArrayLength;
    for (int k = 0; k < i.arguments().size(); k++) {
      if (shallow && k == 0) {
        need(i.arguments().get(k));
      } else {
        needWithContents(i.arguments().get(k));
      }
    }
  }

  private void need(Value value) {
    if (!live.get(value.id())) {
      live.set(value.id());
      pending.push(value);
    }
  }

  private void needWithContents(Value value) {
    need(value);
    if (isLocal.test(value) && !read.get(value.id())) {
      read.set(value.id());
      stores.getOrDefault(value, List.of()).forEach(this::need);
    }
  }

  /** Needs what gives a live value. */
  private void sources(Value value) {
    Node node = definers[value.id()];
    need(node);
    if (node == null || node.statement instanceof Statement.Instruction) {
      return;
    }
    int result = node.statement.results().indexOf(value);
    if (node.statement instanceof Statement.Loop l) {
      carried(l.carried().indexOf(value), l.initial(), l.body(), node);
    } else if (node.statement instanceof Statement.For l) {
      int slot = result < 0 ? l.carried().indexOf(value) : result;
      if (result >= 0) {
        need(l.carried().get(slot));
      }
      carried(slot, l.initial(), l.body(), node);
    } else {
      Values.blocks(node.statement).forEach(b -> yielded(b, result));
    }
    if (result >= 0) {
      node.breaks.forEach(j -> given(j.terminator(), result));
    }
  }

  private void carried(int slot, List<Value> initial, Block body, Node node) {
    if (slot >= 0) {
      need(initial.get(slot));
      yielded(body, slot);
      node.continues.forEach(j -> given(j.terminator(), slot));
    }
  }

  private void yielded(Block block, int slot) {
    if (block.terminator() instanceof Terminator.Yield) {
      given(block.terminator(), slot);
    }
  }

  /** The end's value for a slot; an end that is never reached may give none. */
  private void given(Terminator end, int slot) {
    List<Value> values = Values.uses(end);
    if (slot < values.size()) {
      need(values.get(slot));
    }
  }
}
