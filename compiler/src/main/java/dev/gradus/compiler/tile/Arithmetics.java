package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.dsl.op.ArithmeticOps;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How real operations are carried out in tiles. */
final class Arithmetics {
  /** Methods of {@link Math} that C2 turns into vector instructions on every JVM. */
  private static final List<String> VECTORISED =
      List.of("fma", "sqrt", "abs", "max", "min", "rint", "floor", "ceil");

  private Arithmetics() {}

  static boolean isAddition(Operation operation) {
    return operation instanceof Operation.Scalar s && s.op() == ArithmeticOps.ADD;
  }

  static boolean isSubtraction(Operation operation) {
    return operation instanceof Operation.Scalar s && s.op() == ArithmeticOps.SUBTRACT;
  }

  static boolean isProduct(Operation operation) {
    return operation instanceof Operation.Scalar s && s.op() == ArithmeticOps.MULTIPLY;
  }

  /** Name of the block kernel that carries an operation out, if there is one. */
  static Optional<String> kernel(Operation operation) {
    return operation instanceof Operation.Scalar s
            && s.flavour() == Operation.Flavour.FAST
            && s.op().realisation(Arithmetic.FAST) instanceof Realisation.StaticCall c
            && !c.block().isEmpty()
        ? Optional.of(c.block())
        : Optional.empty();
  }

  /** Whether a loop over rows that holds the operation can be vectorised. */
  static boolean isVectorised(Operation operation, Type result) {
    return operation instanceof Operation.Scalar s
        && result.isReal()
        && isVectorised(s.op(), s.flavour());
  }

  private static boolean isVectorised(ScalarOp op, Operation.Flavour flavour) {
    Deque<ScalarOp> open = new ArrayDeque<>(List.of(op));
    while (!open.isEmpty()) {
      Realisation r = realisation(open.pop(), flavour);
      if (r instanceof Realisation.StaticCall c) {
        if (c.owner() != Math.class || !VECTORISED.contains(c.name())) {
          return false;
        }
      } else if (r instanceof Realisation.Recipe recipe) {
        collect(recipe.formula(), open);
      } else if (!(r instanceof Realisation.Opcode || r instanceof Realisation.Identity)) {
        return false;
      }
    }
    return true;
  }

  private static void collect(Formula formula, Deque<ScalarOp> into) {
    Deque<Formula> open = new ArrayDeque<>(List.of(formula));
    while (!open.isEmpty()) {
      if (open.pop() instanceof Formula.Apply apply) {
        into.add(apply.op());
        apply.arguments().forEach(open::push);
      }
    }
  }

  private static Realisation realisation(ScalarOp op, Operation.Flavour flavour) {
    return switch (flavour) {
      case STRICT -> op.realisation(Arithmetic.STRICT);
      case FAST -> op.realisation(Arithmetic.FAST);
      case JAVA -> op.javaRealisation();
    };
  }
}
