package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Rewriter;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.Map;

/** Puts values in place of others that are the same. */
final class Renaming extends Rewriter {
  private Renaming() {}

  static Function apply(Function function, Map<Value, Value> renamed) {
    if (renamed.isEmpty()) {
      return function;
    }
    Renaming pass = new Renaming();
    renamed.forEach(
        (value, by) -> {
          Value last = by;
          for (Value next = renamed.get(last); next != null; next = renamed.get(last)) {
            last = next;
          }
          pass.replace(value, last);
        });
    return pass.rewrite(function);
  }

  @Override
  protected void instruction(Statement.Instruction instruction) {
    add(instruction);
  }
}
