package dev.gradus.dsl.op;

import dev.gradus.dsl.op.Formula.Apply;
import dev.gradus.dsl.op.Formula.Constant;
import dev.gradus.dsl.op.Formula.Operand;
import dev.gradus.dsl.op.Realisation.Choose;
import dev.gradus.dsl.op.Realisation.Compare;
import dev.gradus.dsl.op.Realisation.Connective;
import dev.gradus.dsl.op.Realisation.Identity;
import dev.gradus.dsl.op.Realisation.Logic;
import dev.gradus.dsl.op.Realisation.Opcode;
import dev.gradus.dsl.op.Realisation.Recipe;
import dev.gradus.dsl.op.Realisation.Relation;
import dev.gradus.dsl.op.Realisation.StaticCall;
import java.util.function.Function;

/**
 * Turns realisations into functions: what the operations of the catalogue compute, to the bit. In
 * float every operation takes floats and rounds its result to float; both travel as doubles, which
 * hold floats exactly.
 *
 * @param operations what the operations of recipes compute
 */
record Execution(Function<ScalarOp, ScalarFunction> operations, boolean single) {

  ScalarFunction of(Realisation realisation, int arity) {
    if (realisation instanceof Opcode opcode) {
      return opcode(opcode);
    } else if (realisation instanceof StaticCall call) {
      return StaticMethods.function(call, arity, single);
    } else if (realisation instanceof Recipe recipe) {
      return formula(recipe.formula());
    } else if (realisation instanceof Compare compare) {
      return compare(compare.relation());
    } else if (realisation instanceof Logic logic) {
      return connect(logic.connective());
    } else if (realisation instanceof Choose) {
      return (c, x, y) -> c != 0 ? x : y;
    } else if (realisation instanceof Identity) {
      return (x, y, z) -> x;
    }
    throw new IllegalArgumentException("unknown realisation " + realisation);
  }

  private ScalarFunction opcode(Opcode opcode) {
    if (opcode.equals(Opcode.DADD)) {
      return single ? (x, y, z) -> (float) x + (float) y : (x, y, z) -> x + y;
    } else if (opcode.equals(Opcode.DSUB)) {
      return single ? (x, y, z) -> (float) x - (float) y : (x, y, z) -> x - y;
    } else if (opcode.equals(Opcode.DMUL)) {
      return single ? (x, y, z) -> (float) x * (float) y : (x, y, z) -> x * y;
    } else if (opcode.equals(Opcode.DDIV)) {
      return single ? (x, y, z) -> (float) x / (float) y : (x, y, z) -> x / y;
    } else if (opcode.equals(Opcode.DREM)) {
      return single ? (x, y, z) -> (float) x % (float) y : (x, y, z) -> x % y;
    } else if (opcode.equals(Opcode.DNEG)) {
      return (x, y, z) -> -x;
    }
    throw new IllegalArgumentException("not an arithmetic instruction: " + opcode);
  }

  /** Recipes are read only while the catalogue is small and closed, so recursion is bounded. */
  private ScalarFunction formula(Formula formula) {
    if (formula instanceof Operand operand) {
      return switch (operand.index()) {
        case 0 -> (x, y, z) -> x;
        case 1 -> (x, y, z) -> y;
        default -> (x, y, z) -> z;
      };
    } else if (formula instanceof Constant constant) {
      double value = single ? (float) constant.value() : constant.value();
      return (x, y, z) -> value;
    } else if (formula instanceof Apply apply) {
      return apply(apply);
    }
    throw new IllegalArgumentException("a recipe cannot read its own output");
  }

  private ScalarFunction apply(Apply apply) {
    ScalarFunction f = operations.apply(apply.op());
    ScalarFunction a = formula(apply.arguments().get(0));
    if (apply.op().arity() == 1) {
      return (x, y, z) -> f.apply(a.apply(x, y, z), 0, 0);
    }
    ScalarFunction b = formula(apply.arguments().get(1));
    if (apply.op().arity() == 2) {
      return (x, y, z) -> f.apply(a.apply(x, y, z), b.apply(x, y, z), 0);
    }
    ScalarFunction c = formula(apply.arguments().get(2));
    return (x, y, z) -> f.apply(a.apply(x, y, z), b.apply(x, y, z), c.apply(x, y, z));
  }

  private static ScalarFunction compare(Relation relation) {
    return switch (relation) {
      case EQ -> (x, y, z) -> x == y ? 1 : 0;
      case NE -> (x, y, z) -> x != y ? 1 : 0;
      case LT -> (x, y, z) -> x < y ? 1 : 0;
      case LE -> (x, y, z) -> x <= y ? 1 : 0;
      case GT -> (x, y, z) -> x > y ? 1 : 0;
      case GE -> (x, y, z) -> x >= y ? 1 : 0;
    };
  }

  private static ScalarFunction connect(Connective connective) {
    return switch (connective) {
      case AND -> (p, q, r) -> p != 0 && q != 0 ? 1 : 0;
      case OR -> (p, q, r) -> p != 0 || q != 0 ? 1 : 0;
      case XOR -> (p, q, r) -> (p != 0) != (q != 0) ? 1 : 0;
      case NOT -> (p, q, r) -> p != 0 ? 0 : 1;
    };
  }
}
