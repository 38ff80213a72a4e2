package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Effects;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loops of an entry function that run forwards and backwards at once, and the reverse code that
 * must come before the first of them: that of the statements behind it.
 */
final class FusedLoops {
  private final Analysis analysis;
  private final Map<Statement, Fused> loops = new IdentityHashMap<>();
  private final List<Statement> before = new ArrayList<>();

  /** Values of the primal that are defined no earlier than the statement being looked at. */
  private final Set<Value> later = Collections.newSetFromMap(new IdentityHashMap<>());

  FusedLoops(Analysis analysis) {
    this.analysis = analysis;
  }

  Map<Statement, Fused> loops() {
    return loops;
  }

  /** Notes that the reverse sweep passes a statement of the function's body. */
  void pass(Statement s) {
    later.addAll(s.results());
  }

  /**
   * Whether a loop may run backwards as it runs forwards, as far as the code around it goes: what
   * the reverse sweep has done so far must not need what the loop or later statements compute.
   */
  boolean isPossible(Statement loop, Code code) {
    return code.statements().stream().allMatch(this::isEarly)
        && before.stream().allMatch(this::isEarly)
        && storesNothingActive(loop);
  }

  /** Whether an adjoint is known only behind a loop that runs forwards and backwards at once. */
  boolean isLater(@Nullable Value adjoint) {
    return adjoint != null && later.contains(adjoint);
  }

  private boolean isEarly(Statement s) {
    if (!(s instanceof Statement.Instruction i)) {
      return false;
    }
    Operation operation = i.operation();
    boolean plain =
        Effects.isPure(operation)
            || operation instanceof Operation.Load
            || operation instanceof Operation.Store;
    return plain && i.arguments().stream().noneMatch(later::contains);
  }

  private boolean storesNothingActive(Statement loop) {
    for (Block block : dev.gradus.compiler.loop.Values.blocks(loop)) {
      boolean[] fine = {true};
      Aliases.forEachInstruction(block, i -> fine[0] &= isLocal(i));
      if (!fine[0]) {
        return false;
      }
    }
    return true;
  }

  private boolean isLocal(Statement.Instruction i) {
    if (i.operation() instanceof Operation.Store) {
      Value array = i.arguments().get(0);
      return !analysis.activity().isActive(array) || analysis.overwrites().isFreshIn(array, i);
    }
    return !(i.operation() instanceof Operation.Call call)
        || !analysis.code().isActive(call.function());
  }

  /** Takes a loop as fused; what the reverse sweep has written so far goes before it. */
  void add(Statement loop, Fused fused, Code code) {
    loops.put(loop, fused);
    later.addAll(fused.results());
    before.addAll(code.statements());
    code.statements().clear();
  }

  /** The code before the first fused loop; nothing when asked again. */
  List<Statement> takeBefore() {
    List<Statement> all = List.copyOf(before);
    before.clear();
    return all;
  }
}
