package dev.gradus.compiler.lower;

import dev.gradus.compiler.plan.Batch;
import dev.gradus.dsl.graph.Node;
import dev.gradus.dsl.graph.NodeKind;
import dev.gradus.dsl.op.Formula;
import dev.gradus.dsl.op.Realisation;
import dev.gradus.dsl.op.ScalarOp;
import dev.gradus.runtime.Arithmetic;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Which nodes can share a loop over their elements. */
final class Fusion {
  /** C2 stops vectorising loops beyond about six arrays and thirty operations (measured). */
  static final int MAX_ARRAYS = 6;

  static final int MAX_OPERATIONS = 24;

  /** Operands in pieces make a loop for each stretch between seams. */
  static final int MAX_SEAMS = 6;

  private static final List<String> VECTORISED =
      List.of("fma", "sqrt", "abs", "max", "min", "rint", "floor", "ceil");

  /** Nodes of one key may share a loop. */
  record Key(boolean batched, int size, boolean vectorised) {}

  private Fusion() {}

  /** The key of a node that is computed element by element in a loop; empty for others. */
  static Optional<Key> key(Node n, Arithmetic arithmetic) {
    boolean loops =
        n.kind() instanceof NodeKind.Cast
            || n.kind() instanceof NodeKind.Elementwise e && block(e.op(), arithmetic).isEmpty();
    return loops
        ? Optional.of(new Key(Batch.isBatched(n), n.shape().size(), isVectorised(n, arithmetic)))
        : Optional.empty();
  }

  /** Name of the block kernel that carries an operation out, if there is one. */
  static Optional<String> block(ScalarOp op, Arithmetic arithmetic) {
    return op.realisation(arithmetic) instanceof Realisation.StaticCall c && !c.block().isEmpty()
        ? Optional.of(c.block())
        : Optional.empty();
  }

  private static boolean isVectorised(Node n, Arithmetic arithmetic) {
    return n.kind() instanceof NodeKind.Elementwise e && isVectorised(e.op(), arithmetic);
  }

  private static boolean isVectorised(ScalarOp op, Arithmetic arithmetic) {
    Realisation r = op.realisation(arithmetic);
    if (r instanceof Realisation.StaticCall c) {
      return c.owner() == Math.class && VECTORISED.contains(c.name());
    } else if (r instanceof Realisation.Recipe recipe) {
      return operations(recipe.formula()).stream().allMatch(o -> isVectorised(o, arithmetic));
    }
    return r instanceof Realisation.Opcode || r instanceof Realisation.Identity;
  }

  private static List<ScalarOp> operations(Formula formula) {
    List<ScalarOp> found = new java.util.ArrayList<>();
    Deque<Formula> open = new ArrayDeque<>(List.of(formula));
    while (!open.isEmpty()) {
      if (open.pop() instanceof Formula.Apply apply) {
        found.add(apply.op());
        apply.arguments().forEach(open::push);
      }
    }
    return found;
  }
}
