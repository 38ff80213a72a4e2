package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes the reverse sweep of an augmented function: its statements from last to first, choices as
 * choices, loops as loops that count down. Whatever a region asks for is saved or computed again at
 * its beginning ({@link SaveOrRecompute}).
 */
final class ReverseSweep extends ReversePart {
  private final ReverseInstructions instructions =
      new ReverseInstructions(analysis, augmented, homes, area);
  private final ReverseChoices choices = new ReverseChoices(state, this);
  private final ReverseLoops loops = new ReverseLoops(state, this);
  private final FusedSweeps fusing = new FusedSweeps(state, this);

  /**
   * @param area the save stack as the reverse sweep sees it
   */
  ReverseSweep(Analysis analysis, Augmented augmented, Fresh fresh, SaveArea area) {
    super(SweepState.of(analysis, augmented, fresh, area));
  }

  /** What the forward sweep has to keep, by statement of the augmented function. */
  Map<Statement, Saves> saves() {
    return saves;
  }

  SaveReport report() {
    return reporter.report();
  }

  FusedLoops fused() {
    return fused;
  }

  Map<Value, Value> renamed() {
    return renamed;
  }

  /** Writes the reverse sweep of a function's body. */
  void function(Region region, List<Value> known, Scope scope, Code code) {
    state.parameters().addAll(known);
    homes.define(region, known);
    statements(augmented.function().body().statements(), region, scope, code);
  }

  void statements(List<Statement> statements, Region region, Scope scope, Code code) {
    homes.defineAll(region, statements);
    statements.forEach(s -> returnedShadows(s, region));
    for (int k = statements.size() - 1; k >= 0; k--) {
      Statement s = statements.get(k);
      if (region.isAtHand()) {
        fused.pass(s);
      }
      if (!augmented.active().contains(s)) {
        continue;
      }
      code.at(s.position());
      if (s instanceof Statement.Instruction i) {
        if (!inOnePass(i, region, scope, code)) {
          instructions.write(i, scope, code);
        }
      } else if (s instanceof Statement.If i) {
        choices.choice(i, region, scope, code);
      } else if (!fusing.fuse(s, region, scope, code)) {
        if (s instanceof Statement.For l) {
          loops.counted(l, region, scope, code);
        } else if (s instanceof Statement.Loop l) {
          loops.loop(l, region, scope, code);
        }
      }
    }
  }

  /** Whether a call has run backwards when it ran forwards. */
  private boolean inOnePass(Statement.Instruction i, Region region, Scope scope, Code code) {
    if (!(i.operation() instanceof Operation.Call call)
        || !region.isAtHand()
        || !analysis.onePass().contains(call.function())) {
      return false;
    }
    Value result = i.results().get(0);
    boolean inLoop = region.kind() == Region.Kind.FUSED;
    boolean taken = fused.takeCall(i, scope.get(result), inLoop, code);
    if (taken) {
      scope.take(result);
    }
    return taken;
  }

  /** Shadows that a called function leaves on the save stack are no results of the call. */
  private void returnedShadows(Statement s, Region region) {
    if (s instanceof Statement.Instruction i && i.operation() instanceof Operation.Call) {
      for (Value r : i.results()) {
        Value shadow = augmented.shadows().get(r);
        if (shadow != null) {
          homes.define(region, List.of(shadow));
        }
      }
    }
  }

  /**
   * What a called function saves at its end, and how its reverse sweep begins.
   *
   * @param given parameters that the caller hands to the reverse sweep, too
   */
  List<Value> finishCalled(Region region, Set<Value> given, Code prologue) {
    Decided decided = decide(region, given, prologue);
    popIteration(decided.saved(), prologue);
    prologue.addAll(decided.prologue());
    return decided.saved();
  }
}
