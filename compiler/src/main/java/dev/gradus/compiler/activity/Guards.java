package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Which objects only serve exceptions: boxed numbers, texts and arrays of these that go into what
 * is thrown, and nowhere else. What is computed from a differentiated number may go there, since no
 * number comes back.
 */
public final class Guards extends Jumps {
  private final Set<Value> used = identitySet();
  private final Set<Value> open = identitySet();
  private final Set<Value> made = identitySet();
  private boolean changed;

  private Guards() {}

  private static Set<Value> identitySet() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Analyses a program: takes all objects to be such, until their uses show that they are not. */
  public static Guards of(LoopProgram program) {
    Guards guards = new Guards();
    do {
      guards.changed = false;
      for (Function f : program.functions()) {
        f.parameters().forEach(guards::open);
        guards.walk(f);
      }
    } while (guards.changed);
    return guards;
  }

  /** Whether all that an instruction gives is objects that only serve exceptions. */
  public boolean serve(Statement.Instruction i) {
    return !i.results().isEmpty()
        && i.results().stream().allMatch(r -> isClosed(r) && used.contains(r));
  }

  private boolean isClosed(Value value) {
    return Typing.isReference(value.type()) && !open.contains(value);
  }

  private void open(Value value) {
    if (Typing.isReference(value.type())) {
      changed |= open.add(value);
    }
  }

  @Override
  void thrown(Value exception) {
    used.add(exception);
  }

  @Override
  void flow(Value from, Value to) {
    used.add(from);
    if (!isClosed(to)) {
      open(from);
    }
  }

  @Override
  void returned(Value value) {
    open(value);
  }

  @Override
  void instruction(Statement.Instruction i) {
    Operation operation = i.operation();
    List<Value> a = i.arguments();
    used.addAll(a);
    if (operation instanceof Operation.NewArray) {
      made.add(i.results().get(0));
    } else if (operation instanceof Operation.Store) {
      if (!made.contains(a.get(0)) || !isClosed(a.get(0))) {
        open(a.get(2));
      }
    } else if (operation instanceof Operation.Construct
        || operation instanceof Operation.StaticCall
        || operation instanceof Operation.Cast) {
      if (i.results().isEmpty() || !i.results().stream().allMatch(this::isClosed)) {
        a.forEach(this::open);
      }
    } else if (!(operation instanceof Operation.Compare)) {
      a.forEach(this::open);
    }
  }
}
