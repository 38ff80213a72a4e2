package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the iterations of a loop that runs backwards may come in any order, so that they may
 * count up, which the JVM compiles better: where iterations only add to adjoints and take nothing
 * from the top of the save stack.
 */
final class IterationOrder {
  private IterationOrder() {}

  /**
   * Whether the primal's iterations share no elements that they store, nor call what may: elements
   * of arrays that are stored to are only reached at one place, which moves with the index.
   */
  static boolean isFree(Statement.For l, Aliases aliases, Set<Statement> active) {
    Map<AliasClass, Value> places = new IdentityHashMap<>();
    boolean[] free = {true};
    Aliases.forEachInstruction(
        l.body(),
        i -> {
          if (active.contains(i)) {
            free[0] &=
                !(i.operation() instanceof Operation.Call
                    || i.operation() instanceof Operation.CloneArray);
            if (i.operation() instanceof Operation.Store) {
              places.put(aliases.of(i.arguments().get(0)), i.arguments().get(1));
            }
          }
        });
    if (!free[0] || places.isEmpty()) {
      return free[0];
    }
    Set<Value> moving = moving(l);
    free[0] = places.values().stream().allMatch(moving::contains);
    Aliases.forEachInstruction(
        l.body(),
        i -> {
          boolean reaches =
              i.operation() instanceof Operation.Load || i.operation() instanceof Operation.Store;
          if (reaches) {
            Value place = places.get(aliases.of(i.arguments().get(0)));
            free[0] &= place == null || place == i.arguments().get(1);
          }
        });
    return free[0];
  }

  /** The index, and its sums with what does not change. */
  private static Set<Value> moving(Statement.For l) {
    Set<Value> own = new LinkedHashSet<>(l.carried());
    Set<Value> moving = new LinkedHashSet<>();
    own.add(l.index());
    moving.add(l.index());
    for (Statement s : l.body().statements()) {
      own.addAll(s.results());
      if (s instanceof Statement.Instruction i
          && i.operation() instanceof Operation.Whole w
          && (w.op() == WholeOp.ADD || w.op() == WholeOp.SUBTRACT)
          && i.arguments().get(0)
              == l.index()
              != (w.op() == WholeOp.ADD && i.arguments().get(1) == l.index())
          && i.arguments().stream().filter(own::contains).count() == 1) {
        moving.addAll(i.results());
      }
    }
    return moving;
  }

  /** Whether reverse code leaves the save stack as it is. */
  static boolean isFree(Code code) {
    return isFree(code.statements());
  }

  private static boolean isFree(List<Statement> statements) {
    for (Statement s : statements) {
      if (s instanceof Statement.Instruction i && takes(i.operation())) {
        return false;
      }
      for (Block block : Values.blocks(s)) {
        if (!isFree(block.statements())) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean takes(Operation operation) {
    return operation instanceof Operation.Pop
        || operation instanceof Operation.Call
        || operation instanceof Operation.StaticCall c
            && (c.name().startsWith("release") || c.name().startsWith("pop"));
  }
}
