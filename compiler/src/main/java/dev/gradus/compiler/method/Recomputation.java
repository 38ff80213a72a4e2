package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an adjoint program computes more often than the method itself does: the same expression at
 * the same line. Expressions are compared as text, with variables and loops by their source names.
 */
final class Recomputation {

  /** An expression of the source. */
  private record Place(Position position, String text) {}

  private final Map<Place, Integer> counts = new LinkedHashMap<>();
  private final Map<Value, String> names = new HashMap<>();
  private final Map<Position, String> loops;

  private Recomputation(Map<Position, String> loops) {
    this.loops = loops;
  }

  static String of(LoopProgram value, LoopProgram adjoint) {
    Map<Position, String> loops = new HashMap<>();
    Recomputation forward = new Recomputation(loops);
    value.functions().forEach(forward::function);
    Recomputation both = new Recomputation(loops);
    both.functions(adjoint.functions());
    StringBuilder lines = new StringBuilder();
    both.counts.forEach(
        (place, times) -> {
          Integer once = forward.counts.get(place);
          boolean readable = !place.text().equals(ExpressionText.LONG);
          if (readable && once != null && times > once) {
            lines.append("  ").append(place.text()).append("  (line ");
            lines.append(place.position().line()).append(")\n");
          }
        });
    return lines.length() == 0
        ? "  nothing: what the reverse sweep needs is saved or still there\n"
        : lines.append("  because computing these again costs less than saving them\n").toString();
  }

  private void functions(List<Function> functions) {
    functions.forEach(this::function);
  }

  private void function(Function f) {
    f.parameters().forEach(p -> names.put(p, p.name()));
    scan(f.body());
  }

  private void scan(Block block) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        instruction(i);
      } else if (s instanceof Statement.For l) {
        String name = l.index().name().isEmpty() ? "i" : l.index().name();
        names.put(l.index(), loops.computeIfAbsent(l.position(), p -> name));
        l.carried().forEach(c -> names.put(c, named(c)));
      } else if (s instanceof Statement.Loop l) {
        l.carried().forEach(c -> names.put(c, named(c)));
      }
      Values.blocks(s).forEach(this::scan);
      if (!(s instanceof Statement.Instruction)) {
        s.results().forEach(r -> names.put(r, named(r)));
      }
    }
  }

  private static String named(Value value) {
    return value.name().isEmpty() ? "…" : value.name();
  }

  private void instruction(Statement.Instruction i) {
    if (i.results().isEmpty()) {
      return;
    }
    Value result = i.results().get(0);
    List<String> arguments = i.arguments().stream().map(this::text).toList();
    String text = ExpressionText.of(i.operation(), arguments);
    boolean counted = !(i.operation() instanceof Operation.Constant) && i.position().hasLine();
    if (counted && !isPart(text)) {
      String shown = result.name().isEmpty() ? text : result.name() + " = " + text;
      counts.merge(new Place(i.position(), shown), 1, Integer::sum);
    }
    names.put(result, result.name().isEmpty() ? text : result.name());
  }

  /** Index arithmetic and plain reads are shown inside larger expressions only. */
  private static boolean isPart(String text) {
    return text.matches("\\w+(\\[[^\\]]*\\])+") || text.matches("\\w+ [+-] \\d+");
  }

  private String text(Value value) {
    return names.getOrDefault(value, "…");
  }
}
