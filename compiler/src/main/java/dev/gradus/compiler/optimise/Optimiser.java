package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Values;
import dev.gradus.compiler.optimise.Pass.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes programs shorter and faster without changing what they do: the same bits, the same
 * exceptions after the same effects.
 */
@SuppressWarnings("ReferenceEquality") // what a pass does not change stays the same object
public final class Optimiser {
  /** Clears up behind the others; what it changes makes no work for them. */
  private static final Pass LAST = new Pass("RemoveDead", Scope.INSTRUCTIONS, RemoveDead::apply);

  /** Passes that make work for each other, in the order in which they run. */
  private static final List<Pass> PASSES =
      List.of(
          new Pass("StraightenFlow", Scope.BRANCHES, StraightenFlow::apply),
          new Pass("NumberValues", Scope.INSTRUCTIONS, NumberValues::apply),
          new Pass("ReduceCarried", Scope.BRANCHES, ReduceCarried::apply),
          new Pass("RemoveOverwritten", Scope.INSTRUCTIONS, RemoveOverwritten::apply),
          new Pass("MoveInvariants", Scope.LOOPS, MoveInvariants::apply),
          new Pass("PromoteElements", Scope.LOOPS, PromoteElements::apply),
          LAST);

  /** Passes that leave every loop as it has been planned. */
  private static final List<Pass> TIDYING =
      List.of(new Pass("NumberValues", Scope.INSTRUCTIONS, NumberValues::apply), LAST);

  /** Passes are checked one by one where assertions are on; what comes out always is. */
  private static final boolean CHECKING = Optimiser.class.desiredAssertionStatus();

  /** Rounds through the list at most; the second nearly always finds nothing left to do. */
  private static final int ROUNDS = 3;

  private final Map<String, Function> functions = new HashMap<>();
  private final Aliasing aliasing;
  private final CallEffects calls;
  private final List<Pass> passes;
  private final int rounds;

  private Optimiser(LoopProgram program, Aliasing aliasing, List<Pass> passes, int rounds) {
    program.functions().forEach(f -> functions.put(f.name(), f));
    calls = CallEffects.of(program);
    this.aliasing = aliasing;
    this.passes = passes;
    this.rounds = rounds;
  }

  /** Optimises a program whose array parameters may be the same arrays. */
  public static LoopProgram optimise(LoopProgram program) {
    return optimise(program, Aliasing.MAY);
  }

  /**
   * Optimises a program.
   *
   * @param aliasing of the parameters of functions that no other function of the program calls;
   *     those of the others may always be the same
   */
  public static LoopProgram optimise(LoopProgram program, Aliasing aliasing) {
    return new Optimiser(program, aliasing, PASSES, ROUNDS).apply(program);
  }

  /**
   * Takes what is computed twice or not needed out of a program whose loops have been laid out with
   * care: nothing moves out of loops or becomes a carried value.
   */
  public static LoopProgram tidy(LoopProgram program) {
    return new Optimiser(program, Aliasing.MAY, TIDYING, 1).apply(program);
  }

  private LoopProgram apply(LoopProgram program) {
    List<Function> optimised = new ArrayList<>(program.functions().size());
    boolean changed = false;
    for (Function function : program.functions()) {
      Function after = optimise(function);
      changed |= after != function;
      optimised.add(after);
    }
    return changed ? new LoopProgram(program.name(), optimised) : program;
  }

  private Function optimise(Function function) {
    Scope scope = scope(function.body());
    List<Pass> useful = passes.stream().filter(p -> p.scope().compareTo(scope) <= 0).toList();
    // One round leaves nothing to do in straight-line code.
    int most = scope == Scope.INSTRUCTIONS ? 1 : rounds;
    Function current = function;
    // Passes since the last change that had nothing to do; none has changed anything yet.
    int idle = -1;
    for (int step = 0; step < most * useful.size(); step++) {
      Pass pass = useful.get(step % useful.size());
      if (pass == LAST) {
        current = run(pass, current);
      } else if (idle == useful.size() - 2) {
        // All others have had nothing to do since the last change.
        break;
      } else {
        Function after = run(pass, current);
        idle = after == current ? idle + 1 : 0;
        current = after;
      }
    }
    return current;
  }

  private Function run(Pass pass, Function function) {
    boolean isEntry = !calls.isCalled(function.name());
    Setting setting = new Setting(isEntry ? aliasing : Aliasing.MAY, calls);
    Function after = pass.change().apply(function, setting);
    if (CHECKING && after != function) {
      Checker.check(after, functions, pass.name());
    }
    return after;
  }

  private static Scope scope(Block block) {
    Scope widest = Scope.INSTRUCTIONS;
    for (Statement statement : block.statements()) {
      if (statement instanceof Statement.Loop || statement instanceof Statement.For) {
        return Scope.LOOPS;
      }
      for (Block inner : Values.blocks(statement)) {
        Scope scope = scope(inner);
        widest = scope == Scope.LOOPS ? scope : Scope.BRANCHES;
        if (widest == Scope.LOOPS) {
          return widest;
        }
      }
    }
    return widest;
  }
}
