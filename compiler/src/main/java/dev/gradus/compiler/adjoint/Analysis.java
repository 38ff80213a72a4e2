package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of a program in {@link SingleExit} form.
 *
 * @param wanted which arguments (parameters, then shadows) the reverse sweep of a function that
 *     stays a call takes from its caller; grows while the sweeps are written
 * @param onePass functions that may run forwards and backwards in one call
 * @param extremes those whose loops remember where they come from
 * @param rows whether loops may save in arrays of their own
 */
record Analysis(
    LoopProgram program,
    Aliases aliases,
    Activity activity,
    ActiveCode code,
    Overwrites overwrites,
    DerivativeRules rules,
    Map<String, Set<Integer>> wanted,
    Set<String> onePass,
    RunningExtremes extremes,
    boolean rows) {

  static Analysis of(
      LoopProgram program,
      List<Integer> active,
      Aliasing aliasing,
      DerivativeRules rules,
      RunningExtremes extremes,
      boolean rows) {
    Aliases aliases = Aliases.of(program, active, aliasing);
    Activity activity = Activity.of(program, active, aliases, rules);
    ActiveCode code = ActiveCode.of(program, activity);
    Overwrites overwrites = Overwrites.of(program, aliases);
    Set<String> onePass = OnePass.of(program, activity, code, overwrites);
    return new Analysis(
        program,
        aliases,
        activity,
        code,
        overwrites,
        rules,
        new HashMap<>(),
        onePass,
        extremes,
        rows);
  }
}
