package dev.gradus.compiler.outline;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.loop.Values;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Estimates from above how many bytes of code statements take. An access to a variable or a literal
 * counts 3 bytes, of which most take 2 or fewer and only those above slot 255 take 4; hence a
 * function estimated at n bytes never takes more than 4/3 n.
 */
final class CodeSize {
  static final int ACCESS = 3;
  private static final int JUMP = 3;

  /** Making a truth value of a comparison: two jumps, two constants, the comparison. */
  private static final int TRUTH = 9;

  private final Map<Operation.Scalar, Integer> scalars = new HashMap<>();

  int of(Block block) {
    int size = ACCESS * 2 * Values.uses(block.terminator()).size() + JUMP;
    for (Statement statement : block.statements()) {
      size = add(size, of(statement));
    }
    return size;
  }

  int of(Statement statement) {
    if (statement instanceof Statement.Instruction instruction) {
      return of(instruction);
    }
    int carried = 2 * ACCESS * (Values.uses(statement).size() + statement.results().size());
    int size = carried + 6 * JUMP;
    for (Block block : Values.blocks(statement)) {
      size = add(size, of(block));
    }
    return size;
  }

  /** Sums never overflow: what is larger than this is large enough. */
  private static int add(int a, int b) {
    return Math.min(a + b, Integer.MAX_VALUE / 4);
  }

  private int of(Statement.Instruction instruction) {
    Operation operation = instruction.operation();
    if (operation instanceof Operation.Constant) {
      return 0;
    }
    List<Value> arguments = instruction.arguments();
    int accesses = ACCESS * (arguments.size() + instruction.results().size());
    boolean single = !arguments.isEmpty() && arguments.get(0).type().slots() == 1;
    return accesses
        + (operation instanceof Operation.Scalar s
            ? of(s) + widening(single, arguments)
            : of(operation));
  }

  private static int widening(boolean single, List<Value> arguments) {
    return single ? arguments.size() + 1 : 0;
  }

  private static int of(Operation operation) {
    if (operation instanceof Operation.Compare
        || operation instanceof Operation.Logic
        || operation instanceof Operation.Choose) {
      return TRUTH;
    } else if (operation instanceof Operation.Construct
        || operation instanceof Operation.CloneArray) {
      return 7;
    } else if (operation instanceof Operation.NewArray) {
      return 4;
    }
    return JUMP;
  }

  private int of(Operation.Scalar scalar) {
    Integer known = scalars.get(scalar);
    if (known == null) {
      known = of(scalar.op(), scalar.flavour());
      scalars.put(scalar, known);
    }
    return known;
  }

  private int of(ScalarOp op, Operation.Flavour flavour) {
    Realisation realisation =
        switch (flavour) {
          case STRICT -> op.realisation(Arithmetic.STRICT);
          case FAST -> op.realisation(Arithmetic.FAST);
          case JAVA -> op.javaRealisation();
        };
    if (realisation instanceof Realisation.Recipe recipe) {
      return of(recipe.formula(), flavour);
    }
    boolean branches =
        realisation instanceof Realisation.Compare
            || realisation instanceof Realisation.Logic
            || realisation instanceof Realisation.Choose;
    return branches ? TRUTH : JUMP;
  }

  private int of(Formula formula, Operation.Flavour flavour) {
    if (!(formula instanceof Formula.Apply apply)) {
      return ACCESS;
    }
    int size = of(new Operation.Scalar(apply.op(), flavour)) + 2 * ACCESS + apply.op().arity() + 1;
    for (Formula argument : apply.arguments()) {
      size += of(argument, flavour);
    }
    return size;
  }
}
