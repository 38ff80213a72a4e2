package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which values differ between the iterations of a loop. */
final class Varying {
  private final Set<Value> values = new HashSet<>();
  private final Sums sums;
  private final Memory memory;
  private boolean changed;
  private boolean alike = true;

  private Varying(Sums sums, Memory memory) {
    this.sums = sums;
    this.memory = memory;
  }

  static Varying of(Statement.For loop, Sums sums, Memory memory) {
    Varying v = new Varying(sums, memory);
    v.values.add(loop.index());
    v.values.addAll(sums.steps().keySet());
    do {
      v.changed = false;
      v.visit(loop.body());
    } while (v.changed);
    return v;
  }

  /** Whether all iterations take the same way through loops and choices inside. */
  boolean isOneWay() {
    return alike;
  }

  Set<Value> values() {
    return values;
  }

  private void visit(Block block) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        if (i.arguments().stream().anyMatch(values::contains) || isOwn(i)) {
          i.results().forEach(this::add);
        }
      } else if (s instanceof Statement.For l) {
        alike &= !values.contains(l.from()) && !values.contains(l.to());
        visit(l.body());
        join(l.carried(), l.initial());
        join(l.carried(), ((Terminator.Yield) l.body().terminator()).values());
        join(l.results(), l.carried());
      } else if (s instanceof Statement.If i) {
        alike &= !values.contains(i.condition());
        for (Block b : List.of(i.then(), i.otherwise())) {
          visit(b);
          join(i.results(), ((Terminator.Yield) b.terminator()).values());
        }
      }
    }
  }

  /** Whether an instruction reads what every iteration has for itself. */
  private boolean isOwn(Statement.Instruction i) {
    return i.operation() instanceof Operation.Load
        && (memory.isPrivate(i.arguments().get(0)) || memory.isSaved(i.arguments().get(0)));
  }

  private void join(List<Value> to, List<Value> from) {
    for (int k = 0; k < to.size(); k++) {
      if (values.contains(from.get(k))) {
        add(to.get(k));
      }
    }
  }

  private void add(Value value) {
    if (!sums.isRunning(value)) {
      changed |= values.add(value);
    }
  }
}
