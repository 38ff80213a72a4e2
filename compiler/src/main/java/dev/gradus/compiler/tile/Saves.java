package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the iterations of a loop keep on the save stack. Either places are reserved before the loop,
 * and its arrays are arrays like others; or every iteration reserves what it needs and gives all of
 * it up, so that the room can be made for a whole tile at once.
 */
final class Saves {
  private static final String OWNER = Typing.SAVE_STACK.className();

  /** Blocks as "D" or "F", the numbers of iterations of the loops around, and the size. */
  private final Map<List<Object>, Integer> open = new HashMap<>();

  private final Uses uses;
  private boolean any;
  private boolean fits = true;

  private Saves(Uses uses) {
    this.uses = uses;
  }

  /** Whether iterations reserve for themselves; empty where that cannot be done in tiles. */
  static Optional<Boolean> inside(Statement.For loop, Uses uses) {
    Saves saves = new Saves(uses);
    saves.visit(loop.body(), List.of(), false);
    saves.fits &= saves.open.values().stream().allMatch(n -> n == 0);
    return saves.fits ? Optional.of(saves.any) : Optional.empty();
  }

  /** The types of what iterations reserve room for → the stack they ask. */
  static Map<Type, Value> stacks(Block block) {
    Map<Type, Value> stacks = new LinkedHashMap<>();
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i && isReserve(i)) {
        stacks.put(name(i).endsWith("Doubles") ? Type.DOUBLE : Type.FLOAT, i.arguments().get(0));
      }
      Values.blocks(s).forEach(b -> stacks.putAll(stacks(b)));
    }
    return stacks;
  }

  private void visit(Block block, List<Object> around, boolean conditional) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.For l) {
        List<Object> counts = new ArrayList<>(around);
        counts.add(uses.range(l).map(n -> (Object) n).orElse(l));
        visit(l.body(), counts, conditional);
      } else if (s instanceof Statement.If i) {
        visit(i.then(), around, true);
        visit(i.otherwise(), around, true);
      } else if (s instanceof Statement.Instruction i) {
        change(i).ifPresent(by -> count(i, by, around, conditional));
      }
    }
  }

  private void count(Statement.Instruction i, int by, List<Object> around, boolean conditional) {
    String name = ((Operation.StaticCall) i.operation()).name();
    any = true;
    boolean known = name.endsWith("Doubles") || name.endsWith("Floats");
    fits &= !conditional && known;
    if (!known) {
      return;
    }
    List<Object> key = new ArrayList<>(around);
    key.sort(java.util.Comparator.comparing(Object::toString));
    key.add(name.endsWith("Doubles") ? "D" : "F");
    key.add(uses.count(i.arguments().get(1)));
    open.merge(key, by, Integer::sum);
  }

  /** 1 where a block is reserved, -1 where one is released. */
  private static Optional<Integer> change(Statement.Instruction i) {
    return isReserve(i) ? Optional.of(1) : isRelease(i) ? Optional.of(-1) : Optional.empty();
  }

  static boolean isReserve(Statement.Instruction i) {
    return isCall(i) && name(i).startsWith("reserve");
  }

  static boolean isRelease(Statement.Instruction i) {
    return isCall(i) && name(i).startsWith("release");
  }

  /** Whether the instruction gives the array that holds the blocks of a type. */
  static boolean isArea(Statement.Instruction i) {
    return isCall(i) && i.results().size() == 1 && i.results().get(0).type().isArray();
  }

  /** Whether it is the array with all blocks of a type, which another one replaces as it grows. */
  static boolean isBlocks(Statement.Instruction i) {
    return isArea(i) && !name(i).endsWith("Row");
  }

  /** Whether it is arithmetic. */
  static boolean isExtent(Statement.Instruction i) {
    return isCall(i) && name(i).equals("extent");
  }

  /** Whether it is arithmetic that tells how much to reserve, or that there is too much. */
  static boolean isCount(Statement.Instruction i) {
    return isExtent(i)
        || i.operation() instanceof Operation.StaticCall c
            && c.owner().equals("java/lang/Math")
            && c.name().equals("toIntExact");
  }

  private static boolean isCall(Statement.Instruction i) {
    return i.operation() instanceof Operation.StaticCall c && c.owner().equals(OWNER);
  }

  private static String name(Statement.Instruction i) {
    return ((Operation.StaticCall) i.operation()).name();
  }

  /** Whether a value is such an array. */
  static boolean isArea(Value array, Uses uses) {
    return uses.definition(array).filter(Saves::isArea).isPresent();
  }
}
