package dev.gradus.compiler.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Renames functions. */
public final class Functions {
  private Functions() {}

  /**
   * The functions under new names, in their own calls too.
   *
   * @param names old name → new name; names that are missing stay
   */
  public static List<Function> renamed(List<Function> functions, Map<String, String> names) {
    List<Function> renamed = new ArrayList<>(functions.size());
    for (Function function : functions) {
      Function body = new Renaming(names).rewrite(function);
      String name = names.getOrDefault(function.name(), function.name());
      renamed.add(new Function(name, body.parameters(), body.result(), body.body()));
    }
    return renamed;
  }

  private static final class Renaming extends Rewriter {
    private final Map<String, String> names;

    Renaming(Map<String, String> names) {
      this.names = names;
    }

    @Override
    protected void instruction(Statement.Instruction i) {
      if (i.operation() instanceof Operation.Call c) {
        String name = names.getOrDefault(c.function(), c.function());
        Operation call = new Operation.Call(name, c.result());
        add(new Statement.Instruction(i.results(), call, i.arguments(), i.position()));
      } else {
        add(i);
      }
    }
  }
}
