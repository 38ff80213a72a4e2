package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Instructions without loops and choices between them, in an order that brings together what can
 * share a loop: by levels, of calls, of scalar loops and of vector loops in turn, each instruction
 * at the lowest that is above all it needs.
 */
final class Segment {
  private static final List<Role.Form> FORMS =
      List.of(Role.Form.BLOCK, Role.Form.LANES, Role.Form.VECTORS);

  private final Frame frame;
  private final List<Statement.Instruction> instructions = new ArrayList<>();
  private final Map<Value, Integer> levels = new HashMap<>();

  /** Highest level at which an array, or the save stack, has been accessed. */
  private final Map<Value, Integer> accessed = new HashMap<>();

  private final Map<Statement.Instruction, Integer> placed = new IdentityHashMap<>();

  Segment(Frame frame) {
    this.frame = frame;
  }

  void add(Statement.Instruction i) {
    instructions.add(i);
  }

  void write(Code code) {
    int highest = -1;
    for (Statement.Instruction i : instructions) {
      if (frame.plan.role(i) == Role.UNIFORM) {
        new Blocks(frame, code).uniform(i);
      } else if (!isWrittenElsewhere(i)) {
        highest = Math.max(highest, place(i));
      }
    }
    sinkTests();
    for (int level = 0; level <= highest; level++) {
      List<Statement.Instruction> here = new ArrayList<>();
      for (Statement.Instruction i : instructions) {
        Integer at = placed.get(i);
        if (at != null && at == level) {
          here.add(i);
        }
      }
      write(here, FORMS.get(level % FORMS.size()), code);
    }
  }

  private void write(List<Statement.Instruction> here, Role.Form form, Code code) {
    if (here.isEmpty()) {
      return;
    }
    switch (form) {
      case BLOCK -> blocks(here, code);
      case LANES -> new Lanes(frame, here).write(code);
      case VECTORS -> Lanes.chunks(frame, here).forEach(chunk -> chunk.write(code));
    }
  }

  /** Puts tests into the loop of what asks for them, so that they need no rows. */
  private void sinkTests() {
    for (int k = instructions.size() - 1; k >= 0; k--) {
      Statement.Instruction i = instructions.get(k);
      if (placed.containsKey(i)
          && frame.plan.role(i).form() == Role.Form.LANES
          && i.results().size() == 1
          && i.results().get(0).type().equals(Type.BOOLEAN)) {
        levelOfUsers(i.results().get(0)).ifPresent(level -> placed.put(i, level));
      }
    }
  }

  /** The lowest level of the users of a value, if all are here, in loops that are no vectors'. */
  private Optional<Integer> levelOfUsers(Value value) {
    int lowest = Integer.MAX_VALUE;
    for (Object user : frame.plan.uses.of(value)) {
      Integer level = user instanceof Statement.Instruction i ? placed.get(i) : null;
      if (level == null || FORMS.get(level % FORMS.size()) != Role.Form.LANES) {
        return Optional.empty();
      }
      lowest = Math.min(lowest, level);
    }
    return lowest == Integer.MAX_VALUE ? Optional.empty() : Optional.of(lowest);
  }

  /** Sums last, since nothing waits for them: so products with the same row come together. */
  private void blocks(List<Statement.Instruction> here, Code code) {
    Blocks blocks = new Blocks(frame, code);
    List<Statement.Instruction> sums = new ArrayList<>();
    for (Statement.Instruction i : here) {
      if (frame.plan.role(i) == Role.ELEMENT_SUM) {
        sums.add(i);
      } else {
        blocks.write(i);
      }
    }
    new ElementSums(frame, code).write(sums);
  }

  private boolean isWrittenElsewhere(Statement.Instruction i) {
    Role role = frame.plan.role(i);
    return role == Role.ABSORBED || role == Role.ADDRESS || role == Role.ROW_ADD;
  }

  private int place(Statement.Instruction i) {
    int least = 0;
    for (Value needed : needed(i)) {
      least = Math.max(least, levels.getOrDefault(needed, 0));
    }
    Optional<Value> array = array(i);
    if (array.isPresent()) {
      least = Math.max(least, accessed.getOrDefault(array.get(), 0));
    }
    int form = FORMS.indexOf(frame.plan.role(i).form());
    int level = least;
    while (level % FORMS.size() != form) {
      level++;
    }
    placed.put(i, level);
    i.results().forEach(r -> levels.put(r, levelOf(i)));
    array.ifPresent(a -> accessed.put(a, levelOf(i)));
    return level;
  }

  private int levelOf(Statement.Instruction i) {
    return placed.get(i);
  }

  /** What the code of an instruction reads, what is computed with it included. */
  private List<Value> needed(Statement.Instruction i) {
    List<Value> all = new ArrayList<>();
    Optional<Memory.Addition> addition = frame.plan.memory.addition(i);
    Optional<Sums.Term> term = frame.plan.sums.term(i);
    List<Value> direct =
        addition.isPresent()
            ? List.of(addition.get().index(), addition.get().value())
            : term.isPresent() ? List.of(term.get().value()) : i.arguments();
    direct.forEach(v -> collect(v, all));
    return all;
  }

  private void collect(Value value, List<Value> into) {
    Optional<Statement.Instruction> made = frame.plan.uses.definition(value);
    if (made.isPresent() && frame.plan.role(made.get()) != null && isWrittenElsewhere(made.get())) {
      made.get().arguments().forEach(a -> collect(a, into));
    } else {
      into.add(value);
    }
  }

  /** The array that accesses have to be kept in order of; the save stack as one of its areas. */
  private Optional<Value> array(Statement.Instruction i) {
    return switch (frame.plan.role(i)) {
      case READ, WRITE, GATHER, GATHERED, SCATTER, SCATTER_ADD, ROW, ROW_READ, ROW_WRITE ->
          Optional.of(i.arguments().get(0));
      case SAVED_READ, SAVED_WRITE ->
          Optional.of(frame.savedFrom.get(i.arguments().get(0).type().element()));
      default -> Optional.empty();
    };
  }
}
