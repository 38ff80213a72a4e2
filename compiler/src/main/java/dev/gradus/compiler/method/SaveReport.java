package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an adjoint program keeps on the save stack, read off its own instructions: blocks that it
 * reserves and values that it pushes, with the loops around them.
 */
final class SaveReport {
  private static final String STACK = Typing.SAVE_STACK.className();

  private final Map<Value, Statement.Instruction> definitions = new HashMap<>();
  private final Deque<Statement> loops = new ArrayDeque<>();
  private final List<String> saved = new ArrayList<>();

  /** Bytes per unit, by the trip counts that multiply them. */
  private final Map<String, Integer> terms = new LinkedHashMap<>();

  private SaveReport() {}

  static SaveReport of(LoopProgram adjoint) {
    SaveReport report = new SaveReport();
    for (Function f : adjoint.functions()) {
      report.scan(f.body());
    }
    return report;
  }

  /** One line for each kind of value that is saved. */
  String saved() {
    return saved.isEmpty()
        ? "  nothing: what the reverse sweep needs is there or computed again\n"
        : String.join("", saved);
  }

  /** Bytes of save area that one call uses. */
  String formula() {
    List<String> list = new ArrayList<>();
    terms.forEach((trips, bytes) -> list.add(bytes + (trips.isEmpty() ? "" : " · " + trips)));
    String sum = list.isEmpty() ? "0" : String.join(" + ", list);
    String legend = sum.contains("n(") ? "  n(line): iterations of the loop at that line\n" : "";
    return "  bytes per call: " + sum + "\n" + legend;
  }

  private void scan(Block block) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        i.results().forEach(r -> definitions.put(r, i));
        instruction(i);
      }
      boolean isLoop = s instanceof Statement.For || s instanceof Statement.Loop;
      if (isLoop) {
        loops.push(s);
      }
      Values.blocks(s).forEach(this::scan);
      if (isLoop) {
        loops.pop();
      }
    }
  }

  private void instruction(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Push) {
      Value value = i.arguments().get(1);
      note(value.type(), 1, "", i.position());
      saved.add("  " + describe(value, i.position()) + ", pushed\n");
    } else if (i.operation() instanceof Operation.StaticCall c && c.owner().equals(STACK)) {
      if (c.name().startsWith("reserve")) {
        reserve(i, c.name());
      } else if (c.name().equals("pushReference")) {
        note(Type.LONG, 1, "", i.position());
        saved.add("  " + describe(i.arguments().get(1), i.position()) + ", pushed\n");
      }
    } else if (i.operation() instanceof Operation.Store && isSaveArea(i.arguments().get(0))) {
      Value value = i.arguments().get(2);
      saved.add("  " + describe(value, i.position()) + ", in every iteration\n");
    }
  }

  private void reserve(Statement.Instruction i, String name) {
    Value count = i.arguments().get(1);
    Statement.Instruction definition = definitions.get(count);
    int each = 1;
    if (definition != null
        && definition.operation() instanceof Operation.StaticCall c
        && c.name().equals("extent")) {
      each = constant(definition.arguments().get(1));
    }
    note(type(name), each, "n(" + line(i.position()) + ")", i.position());
  }

  private int constant(Value value) {
    Statement.Instruction i = definitions.get(value);
    return i != null
            && i.operation() instanceof Operation.Constant c
            && c.value() instanceof Integer number
        ? number
        : 1;
  }

  private static Type type(String reserve) {
    return switch (reserve.substring("reserve".length())) {
      case "Doubles" -> Type.DOUBLE;
      case "Floats" -> Type.FLOAT;
      case "Longs" -> Type.LONG;
      case "Booleans" -> Type.BOOLEAN;
      default -> Type.INT;
    };
  }

  private boolean isSaveArea(Value array) {
    Statement.Instruction i = definitions.get(array);
    return i != null && i.operation() instanceof Operation.StaticCall c && c.owner().equals(STACK);
  }

  private void note(Type type, int each, String trips, Position position) {
    List<String> factors = new ArrayList<>();
    loops.descendingIterator().forEachRemaining(l -> factors.add("n(" + line(l.position()) + ")"));
    if (!trips.isEmpty()) {
      factors.add(trips);
    }
    terms.merge(String.join(" · ", factors), each * bytes(type), Integer::sum);
  }

  private static int bytes(Type type) {
    return switch (type.kind()) {
      case DOUBLE, LONG -> 8;
      case FLOAT, INT -> 4;
      case BOOLEAN -> 1;
      default -> 8;
    };
  }

  private static String line(Position position) {
    return position.hasLine() ? "line " + position.line() : "loop";
  }

  private String describe(Value value, Position position) {
    return ValueText.of(value, definitions) + place(value, position);
  }

  private String place(Value value, Position position) {
    Statement.Instruction i = definitions.get(value);
    Position at = i == null ? position : i.position();
    return at.hasLine() ? " of line " + at.line() : "";
  }
}
