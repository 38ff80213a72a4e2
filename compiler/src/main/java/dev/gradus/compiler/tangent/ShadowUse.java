package dev.gradus.compiler.tangent;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashMap;
import java.util.Map;

/** Finds the shadows of save stacks that a program uses, so that its tangent takes others. */
final class ShadowUse {
  private int next;

  int next() {
    return next;
  }

  void visit(Function function) {
    visit(function.body(), new HashMap<>());
  }

  private void visit(Block block, Map<Value, Integer> constants) {
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Instruction i) {
        if (i.operation() instanceof Operation.Constant c && c.value() instanceof Integer n) {
          constants.put(i.results().get(0), n);
        } else if (Tangent.isShadow(i)) {
          next = Math.max(next, 1 + constants.get(i.arguments().get(1)));
        }
      }
      Values.blocks(statement).forEach(b -> visit(b, constants));
    }
  }
}
