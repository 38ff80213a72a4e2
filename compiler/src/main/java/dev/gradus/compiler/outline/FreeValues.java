package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Label;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a statement takes from outside: values, and places it may jump to. */
final class FreeValues {
  private final Collection<Value> used;
  private final Set<Value> defined;
  private final Set<Label> labels;
  private final List<Terminator> jumps = new ArrayList<>();

  /** What an instruction takes: its operands. */
  private FreeValues(Statement.Instruction instruction) {
    List<Value> arguments = instruction.arguments();
    used = areDistinct(arguments) ? arguments : new LinkedHashSet<>(arguments);
    defined = Set.of();
    labels = Set.of();
  }

  private FreeValues() {
    used = new LinkedHashSet<>();
    defined = new HashSet<>();
    labels = Collections.newSetFromMap(new IdentityHashMap<>());
  }

  /** Told by comparing where arguments are few, as they nearly always are. */
  private static boolean areDistinct(List<Value> arguments) {
    return switch (arguments.size()) {
      case 0, 1 -> true;
      case 2 -> arguments.get(0) != arguments.get(1);
      case 3 ->
          arguments.get(0) != arguments.get(1)
              && arguments.get(0) != arguments.get(2)
              && arguments.get(1) != arguments.get(2);
      default -> false;
    };
  }

  static FreeValues of(Statement statement) {
    if (statement instanceof Statement.Instruction instruction) {
      return new FreeValues(instruction);
    }
    FreeValues free = new FreeValues();
    free.visit(statement);
    return free;
  }

  /** Values defined outside, each once, in the order of their first use. */
  Collection<Value> values() {
    return used;
  }

  /** Where the statement may return or jump to a label outside. */
  List<Terminator> jumps() {
    return jumps;
  }

  private void visit(Statement statement) {
    Values.uses(statement).forEach(this::use);
    if (statement instanceof Statement.Loop loop) {
      labels.add(loop.label());
      defined.addAll(loop.carried());
    } else if (statement instanceof Statement.For loop) {
      labels.add(loop.label());
      defined.addAll(loop.carried());
      defined.add(loop.index());
    } else if (statement instanceof Statement.Labelled labelled) {
      labels.add(labelled.label());
    }
    Values.blocks(statement).forEach(this::visit);
    defined.addAll(statement.results());
  }

  private void visit(Block block) {
    block.statements().forEach(this::visit);
    Values.uses(block.terminator()).forEach(this::use);
    if (block.terminator() instanceof Terminator.Return
        || block.terminator() instanceof Terminator.Break b && !labels.contains(b.label())
        || block.terminator() instanceof Terminator.Continue c && !labels.contains(c.label())) {
      jumps.add(block.terminator());
    }
  }

  private void use(Value value) {
    if (!defined.contains(value)) {
      used.add(value);
    }
  }
}
