package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.List;

/** What is known of a program in {@link SingleExit} form. */
record Analysis(
    LoopProgram program,
    Aliases aliases,
    Activity activity,
    ActiveCode code,
    Overwrites overwrites,
    DerivativeRules rules) {

  static Analysis of(
      LoopProgram program, List<Integer> active, Aliasing aliasing, DerivativeRules rules) {
    Aliases aliases = Aliases.of(program, active, aliasing);
    Activity activity = Activity.of(program, active, aliases, rules);
    ActiveCode code = ActiveCode.of(program, activity);
    return new Analysis(program, aliases, activity, code, Overwrites.of(program, aliases), rules);
  }
}
