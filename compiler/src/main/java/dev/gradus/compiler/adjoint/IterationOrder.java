package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import java.util.List;
import java.util.Set;

/**
 * Whether the iterations of a loop that runs backwards may come in any order, so that they may
 * count up, which the JVM compiles better: where iterations only add to adjoints and take nothing
 * from the top of the save stack.
 */
final class IterationOrder {
  private IterationOrder() {}

  /** Whether the primal's iterations store no active number, nor call what may. */
  static boolean isFree(Block body, Set<Statement> active) {
    boolean[] free = {true};
    Aliases.forEachInstruction(
        body,
        i ->
            free[0] &=
                !active.contains(i)
                    || !(i.operation() instanceof Operation.Store
                        || i.operation() instanceof Operation.Call
                        || i.operation() instanceof Operation.CloneArray));
    return free[0];
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
