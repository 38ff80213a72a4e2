package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Operation.WholeOp;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds arrays that a loop uses for itself: made before it, used nowhere else, and filled from end
 * to end in every iteration before it is read, so that nothing passes from one iteration to
 * another.
 *
 * <pre>
 * double[] t = new double[n];
 * for (int i = …) {
 *   for (int j = 0; j &lt; n; j++) t[j] = …;     // or t[j · m + k] in two loops, of n · m elements
 *   … t[e] …
 * }</pre>
 */
final class PrivateArrays {
  private final Aliases aliases;
  private final Function function;
  private final Map<Value, Statement.Instruction> definitions = new HashMap<>();

  PrivateArrays(Aliases aliases, Function function) {
    this.aliases = aliases;
    this.function = function;
    Aliases.forEachInstruction(
        function.body(), i -> i.results().forEach(r -> definitions.put(r, i)));
  }

  /** Whether an array is one of a loop of the function's body. */
  boolean isPrivate(Value array, Statement loop) {
    Statement.Instruction made = definitions.get(array);
    return made != null
        && made.operation() instanceof Operation.NewArray
        && made.arguments().size() == 1
        && array.type().rank() == 1
        && function.body().statements().stream().anyMatch(s -> s == made)
        && isUsedIn(array, loop)
        && isFilledFirst(array, made.arguments().get(0), Values.blocks(loop).get(0));
  }

  /** Whether all uses are loads and stores in the loop. */
  private boolean isUsedIn(Value array, Statement loop) {
    AliasClass own = aliases.of(array);
    List<Value> others = new ArrayList<>();
    Values.forEachDefinition(
        function,
        v -> {
          if (v != array && v.type().isArray() && aliases.of(v) == own) {
            others.add(v);
          }
        });
    return others.isEmpty()
        && isUsed(array, function.body(), loop, false)
        && !own.outside
        && !own.escapes;
  }

  private boolean isUsed(Value array, Block block, Statement loop, boolean inside) {
    for (Statement s : block.statements()) {
      if (s instanceof Statement.Instruction i) {
        int first = i.arguments().indexOf(array);
        boolean access =
            i.operation() instanceof Operation.Load || i.operation() instanceof Operation.Store;
        boolean length = i.operation() instanceof Operation.ArrayLength;
        if (first > 0 || first == 0 && !length && !(inside && access)) {
          return false;
        }
      } else if (Values.uses(s).contains(array)) {
        return false;
      }
      for (Block b : Values.blocks(s)) {
        if (!isUsed(array, b, loop, inside || s == loop)) {
          return false;
        }
      }
    }
    return !Values.uses(block.terminator()).contains(array);
  }

  /** Whether the first statement of a block that uses the array fills it. */
  private boolean isFilledFirst(Value array, Value length, Block body) {
    for (Statement s : body.statements()) {
      int uses = uses(s, array);
      if (uses > 0) {
        // Nothing is read while it is being filled.
        return uses == 1 && fills(s, array, length);
      }
    }
    return true;
  }

  /** Number of loads and stores of the array in a statement. */
  private static int uses(Statement s, Value array) {
    int[] found = {s instanceof Statement.Instruction i && isAccess(i, array) ? 1 : 0};
    for (Block b : Values.blocks(s)) {
      Aliases.forEachInstruction(b, i -> found[0] += isAccess(i, array) ? 1 : 0);
    }
    return found[0];
  }

  private static boolean isAccess(Statement.Instruction i, Value array) {
    return !(i.operation() instanceof Operation.ArrayLength) && i.arguments().contains(array);
  }

  private boolean fills(Statement s, Value array, Value length) {
    if (!(s instanceof Statement.For outer) || !isFromZero(outer)) {
      return false;
    }
    for (Statement t : outer.body().statements()) {
      if (t instanceof Statement.Instruction i) {
        if (i.arguments().contains(array)) {
          return isStore(i, array) && i.arguments().get(1) == outer.index() && outer.to() == length;
        }
      } else if (uses(t, array) > 0) {
        return t instanceof Statement.For inner
            && isFromZero(inner)
            && product(length, outer.to(), inner.to())
            && (isNotNegative(outer.to()) || isNotNegative(inner.to()))
            && fillsRow(inner, array, outer);
      }
    }
    return false;
  }

  /** Whether the inner loop stores at {@code outer · length of the row + inner}. */
  private boolean fillsRow(Statement.For inner, Value array, Statement.For outer) {
    for (Statement t : inner.body().statements()) {
      if (uses(t, array) > 0) {
        return t instanceof Statement.Instruction i
            && isStore(i, array)
            && sum(i.arguments().get(1), inner.index())
                .filter(row -> product(row, outer.index(), inner.to()))
                .isPresent();
      }
    }
    return false;
  }

  private static boolean isStore(Statement.Instruction i, Value array) {
    return i.operation() instanceof Operation.Store
        && i.arguments().get(0) == array
        && i.arguments().get(2) != array;
  }

  private boolean isFromZero(Statement.For loop) {
    Statement.Instruction from = definitions.get(loop.from());
    return loop.step() == 1
        && from != null
        && from.operation() instanceof Operation.Constant c
        && Integer.valueOf(0).equals(c.value());
  }

  /**
   * Whether a number of iterations is certainly none below zero: two of those have a product above
   * it, and no loop fills so many elements.
   */
  private boolean isNotNegative(Value value) {
    Statement.Instruction i = definitions.get(value);
    if (i == null) {
      return false;
    } else if (i.operation() instanceof Operation.Constant c) {
      return c.value() instanceof Integer number && number >= 0;
    } else if (i.operation() instanceof Operation.Whole w) {
      return switch (w.op()) {
        case MAX -> i.arguments().stream().anyMatch(this::isNotNegative);
        case MIN, DIVIDE -> i.arguments().stream().allMatch(this::isNotNegative);
        default -> false;
      };
    }
    return i.operation() instanceof Operation.ArrayLength;
  }

  /** Whether a value is the product of two. */
  private boolean product(Value value, Value a, Value b) {
    Statement.Instruction i = definitions.get(value);
    return i != null
        && i.operation() instanceof Operation.Whole w
        && w.op() == WholeOp.MULTIPLY
        && (i.arguments().equals(List.of(a, b)) || i.arguments().equals(List.of(b, a)));
  }

  /** What a value is the sum of, beside a given operand. */
  private Optional<Value> sum(Value value, Value operand) {
    Statement.Instruction i = definitions.get(value);
    if (i == null || !(i.operation() instanceof Operation.Whole w) || w.op() != WholeOp.ADD) {
      return Optional.empty();
    } else if (i.arguments().get(0) == operand) {
      return Optional.of(i.arguments().get(1));
    }
    return i.arguments().get(1) == operand ? Optional.of(i.arguments().get(0)) : Optional.empty();
  }
}
