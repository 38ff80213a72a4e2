package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import java.util.Set;

/** Whether arguments may share rows in a way that matters, which no entry check looks for. */
final class ParameterAliasing {
  private ParameterAliasing() {}

  /**
   * An array of rows may share one with another argument. That matters where both have adjoints,
   * and where the method writes to an argument.
   */
  static boolean mayShareRows(Primal primal, LoopProgram value) {
    Set<Integer> written = Writes.of(value);
    for (int a = 0; a < primal.parameters().size(); a++) {
      for (int b = 0; b < a; b++) {
        Primal.Parameter first = primal.parameters().get(a);
        Primal.Parameter second = primal.parameters().get(b);
        boolean matters = first.active() && second.active() || !written.isEmpty();
        if (matters && haveRowsInCommon(first.type(), second.type())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean haveRowsInCommon(Type a, Type b) {
    return a.isArray() && b.isArray() && a.kind() == b.kind() && a.rank() + b.rank() > 2;
  }
}
