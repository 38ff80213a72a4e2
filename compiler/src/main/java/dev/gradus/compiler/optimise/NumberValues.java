package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Computes nothing twice: an expression whose value is at hand, in this block or one around it, is
 * replaced by that value, be it a computation, the length of an array, or an element that has not
 * been stored since. Simplifies expressions on the way, and takes branches whose condition is
 * known.
 *
 * <p>This is value numbering over the dominator tree (Briggs, Cooper and Simpson, "Value
 * Numbering", Software: Practice and Experience 27, 1997, section 4), which in structured code is
 * the nesting of blocks.
 */
final class NumberValues extends TreeRewriter implements Numbering {
  private final Definitions definitions;
  private final Available available = new Available();
  private final Truths truths;
  private final Memory memory;
  private final Writes writes;
  private Position position = Position.NONE;

  private NumberValues(Function function, Setting setting) {
    super(function);
    definitions = new Definitions(highestId());
    truths = new Truths(definitions);
    Regions regions = Regions.of(function, setting.aliasing());
    writes = Writes.of(function, regions, setting.calls());
    memory = new Memory(regions, setting.calls(), definitions);
  }

  static Function apply(Function function, Setting setting) {
    return new NumberValues(function, setting).rewrite();
  }

  @Override
  void instruction(Statement.Instruction i) {
    position = i.position();
    Value given = number(i);
    if (!i.results().isEmpty()) {
      replace(i.results().get(0), given == null ? i.results().get(0) : given);
    }
  }

  /** Adds the instruction unless its result is at hand; gives the result, null if it has none. */
  private @Nullable Value number(Statement.Instruction i) {
    Operation operation = i.operation();
    for (Simplification rule : Simplification.of(operation)) {
      Optional<Value> simpler = rule.apply(i, this);
      if (simpler.isPresent()) {
        return simpler.get();
      }
    }
    if (operation instanceof Operation.Store) {
      return store(i);
    } else if (isRepeatable(operation)) {
      Expression expression = Expression.of(operation, i.arguments(), time(i));
      Value result = i.results().get(0);
      Value known = available.get(expression);
      if (known != null && known.type().equals(result.type())) {
        return known;
      }
      available.add(expression, result);
    }
    definitions.add(i);
    add(i);
    memory.run(i);
    return i.results().isEmpty() ? null : i.results().get(0);
  }

  private @Nullable Value store(Statement.Instruction i) {
    add(i);
    memory.run(i);
    Value array = i.arguments().get(0);
    Value stored = i.arguments().get(2);
    if (array.type().element().equals(stored.type())) {
      List<Value> place = i.arguments().subList(0, 2);
      int time = memory.time(array, place.get(1));
      available.add(Expression.of(new Operation.Load(), List.copyOf(place), time), stored);
    }
    return null;
  }

  /** Whether the same operands, at one time, always give the same result or exception. */
  private static boolean isRepeatable(Operation operation) {
    return Effects.isPure(operation)
        || operation instanceof Operation.Whole
        || operation instanceof Operation.ArrayLength
        || operation instanceof Operation.Load
        || operation instanceof Operation.ReadField
        || operation instanceof Operation.Cast;
  }

  private int time(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Load) {
      return memory.time(i.arguments().get(0), i.arguments().get(1));
    }
    return i.operation() instanceof Operation.ReadField ? memory.outside() : 0;
  }

  /** The same choice by the opposite condition. */
  private static Statement.If turned(Statement.If i, Value condition) {
    Block then = i.otherwise();
    Block otherwise = i.then();
    return new Statement.If(condition, then, otherwise, i.results(), i.position());
  }

  @Override
  void choice(Statement.If i) {
    Optional<Boolean> known = truths.of(i.condition());
    if (known.isPresent()) {
      splice(known.get() ? i.then() : i.otherwise(), i.results());
      return;
    }
    Optional<Value> negated = SimplifyLogic.operandOfNot(i.condition(), definitions);
    if (negated.isPresent()) {
      change();
      choice(turned(i, negated.get()));
      return;
    }
    Block then = branch(i.then(), i.condition(), true);
    Block otherwise = branch(i.otherwise(), i.condition(), false);
    add(new Statement.If(i.condition(), then, otherwise, i.results(), i.position()));
    position = i.position();
    finish(i, then, otherwise);
  }

  private Block branch(Block block, Value condition, boolean holds) {
    int mark = truths.mark();
    truths.add(condition, holds);
    Block rewritten = inside(block);
    truths.release(mark);
    return rewritten;
  }

  /** After a choice: what either side may have stored, and what both give alike. */
  private void finish(Statement.If i, Block then, Block otherwise) {
    boolean first = then.terminator() instanceof Terminator.Yield;
    boolean second = otherwise.terminator() instanceof Terminator.Yield;
    if (first) {
      memory.run(writes.in(i.then()));
    }
    if (second) {
      memory.run(writes.in(i.otherwise()));
    }
    if (first && second) {
      List<Value> a = ((Terminator.Yield) then.terminator()).values();
      List<Value> b = ((Terminator.Yield) otherwise.terminator()).values();
      for (int k = 0; k < i.results().size() && k < Math.min(a.size(), b.size()); k++) {
        join(i, i.results().get(k), a.get(k), b.get(k));
      }
    } else if (first != second) {
      truths.add(i.condition(), first);
    }
  }

  private void join(Statement.If i, Value result, Value then, Value otherwise) {
    Operation.Constant a = definitions.constant(then);
    Operation.Constant b = definitions.constant(otherwise);
    if (then == otherwise) {
      replace(result, then);
    } else if (a != null && b != null && a.value() != null && b.value() != null) {
      if (a.equals(b)) {
        replace(result, constant(a.value(), a.type()));
      } else if (a.value() instanceof Boolean truth && b.value() instanceof Boolean) {
        Operation not = new Operation.Logic(Operation.LogicOp.NOT);
        replace(result, truth ? i.condition() : apply(not, Type.BOOLEAN, i.condition()));
      }
    }
  }

  @Override
  void labelled(Statement.Labelled l) {
    super.labelled(new Statement.Labelled(l.label(), l.body(), l.results(), l.position()));
    memory.run(writes.in(l.body()));
  }

  @Override
  void loop(Statement.Loop l) {
    memory.run(writes.in(l.body()));
    super.loop(l);
  }

  @Override
  void counted(Statement.For l) {
    memory.run(writes.in(l.body()));
    super.counted(l);
  }

  @Override
  Block block(Block block) {
    int scope = available.enter();
    int mark = memory.mark();
    int truth = truths.mark();
    Block rewritten = super.block(block);
    truths.release(truth);
    memory.release(mark);
    available.leave(scope);
    return rewritten;
  }

  private Block inside(Block block) {
    return block(block);
  }

  @Override
  public Definitions definitions() {
    return definitions;
  }

  @Override
  public Optional<Boolean> truth(Value value) {
    return truths.of(value);
  }

  @Override
  public Value constant(Object literal, Type type) {
    return apply(new Operation.Constant(literal, type), type);
  }

  @Override
  public Value apply(Operation operation, Type type, Value... operands) {
    Value result = fresh(type, "");
    change();
    Value given =
        number(new Statement.Instruction(List.of(result), operation, List.of(operands), position));
    return given == null ? result : given;
  }
}
