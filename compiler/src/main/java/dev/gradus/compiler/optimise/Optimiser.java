package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes programs shorter and faster without changing what they do: the same bits, the same
 * exceptions after the same effects.
 */
public final class Optimiser {
  /** Passes that make work for each other, in the order in which they run. */
  private static final List<Pass> PASSES =
      List.of(
          new Pass("StraightenFlow", StraightenFlow::apply),
          new Pass("NumberValues", NumberValues::apply),
          new Pass("ReduceCarried", ReduceCarried::apply),
          new Pass("RemoveOverwritten", RemoveOverwritten::apply),
          new Pass("MoveInvariants", MoveInvariants::apply),
          new Pass("PromoteElements", PromoteElements::apply),
          new Pass("RemoveDead", RemoveDead::apply));

  /** Rounds through the list at most; the second nearly always finds nothing left to do. */
  private static final int ROUNDS = 4;

  private Optimiser() {}

  /** Optimises a program whose array parameters may be the same arrays. */
  public static LoopProgram optimise(LoopProgram program) {
    return optimise(program, Aliasing.MAY);
  }

  /**
   * Optimises a program.
   *
   * @param aliasing of the parameters of every function
   */
  public static LoopProgram optimise(LoopProgram program, Aliasing aliasing) {
    LoopProgram current = program;
    for (int round = 0; round < ROUNDS; round++) {
      LoopProgram before = current;
      for (Pass pass : PASSES) {
        current = run(pass, current, aliasing);
      }
      if (current == before) {
        break;
      }
    }
    return current;
  }

  private static LoopProgram run(Pass pass, LoopProgram program, Aliasing aliasing) {
    Setting setting = new Setting(aliasing, CallEffects.of(program));
    List<Function> functions = new ArrayList<>(program.functions().size());
    boolean changed = false;
    for (Function function : program.functions()) {
      Function after = pass.change().apply(function, setting);
      changed |= after != function;
      functions.add(after);
    }
    return changed
        ? Checker.check(new LoopProgram(program.name(), functions), pass.name())
        : program;
  }
}
