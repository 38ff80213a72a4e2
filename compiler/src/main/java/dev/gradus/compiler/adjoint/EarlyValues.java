package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Computes before the first loop or choice of a function what depends on nothing later, such as the
 * factor of a mean: then the cotangent of a sum is known before the loop that adds it up.
 */
final class EarlyValues {
  private EarlyValues() {}

  static Function apply(Function function) {
    List<Statement> statements = function.body().statements();
    int first = 0;
    Set<Value> early = new HashSet<>(function.parameters());
    while (first < statements.size() && statements.get(first) instanceof Statement.Instruction) {
      early.addAll(statements.get(first++).results());
    }
    List<Statement> before = new ArrayList<>(statements.subList(0, first));
    List<Statement> after = new ArrayList<>();
    for (Statement s : statements.subList(first, statements.size())) {
      if (s instanceof Statement.Instruction i
          && Effects.isPure(i.operation())
          && early.containsAll(i.arguments())) {
        before.add(i);
        early.addAll(i.results());
      } else {
        after.add(s);
      }
    }
    before.addAll(after);
    return new Function(
        function.name(),
        function.parameters(),
        function.result(),
        new Block(before, function.body().terminator()));
  }
}
