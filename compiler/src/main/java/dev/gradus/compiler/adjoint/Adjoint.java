package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.ArrayList;
import java.util.List;

/**
 * Differentiates loop programs in reverse mode. The first function of the result, {@code
 * f$adjoint}, runs the first function of the program, {@code f}, forwards and then backwards:
 *
 * <pre>R f$adjoint(SaveStack stack, p_1 … p_n, adjoints of the active array parameters …,
 *     [double[] adjoints of the active double parameters], [float[] … of the float ones],
 *     [cotangent of the result])</pre>
 *
 * <p>It returns what {@code f} returns, leaves the arguments as {@code f} leaves them, and adds the
 * gradient to the adjoint arrays. Of arrays that {@code f} overwrites, the adjoint is on entry the
 * cotangent of the final contents, on exit that of the initial ones. The method is source
 * transformation with a save area (Griewank and Walther, "Evaluating Derivatives", 2008, chapters 4
 * and 12).
 */
public final class Adjoint {
  private Adjoint() {}

  /** As {@link #of(LoopProgram, List, Aliasing, DerivativeRules)}, with the usual assumptions. */
  public static LoopProgram of(LoopProgram program, List<Integer> active) {
    return of(program, active, Aliasing.NONE, DerivativeRules.builtIn());
  }

  /**
   * Differentiates the first function of a program.
   *
   * @param active numbers of the parameters to differentiate by: real scalars and arrays of reals
   * @throws dev.gradus.runtime.GradusException if something cannot be differentiated; the message
   *     names class, method, line, construct and cure
   */
  public static LoopProgram of(
      LoopProgram program, List<Integer> active, Aliasing aliasing, DerivativeRules rules) {
    return explain(program, active, aliasing, rules, Saving.USUAL).program();
  }

  /** A derivative program and what its reverse sweep saves and computes again. */
  public record Explained(LoopProgram program, SaveReport report) {}

  /** As {@link #of(LoopProgram, List, Aliasing, DerivativeRules)}, with a report for a reader. */
  public static Explained explain(
      LoopProgram program, List<Integer> active, Aliasing aliasing, DerivativeRules rules) {
    return explain(program, active, aliasing, rules, Saving.USUAL);
  }

  /**
   * As {@link #of(LoopProgram, List, Aliasing, DerivativeRules)}, with a report for a reader.
   *
   * @param saving which loops keep snapshots of their state, and where others save
   */
  public static Explained explain(
      LoopProgram program,
      List<Integer> active,
      Aliasing aliasing,
      DerivativeRules rules,
      Saving saving) {
    LongLoops.Extracted extracted =
        LongLoops.of(map(program, SingleExit::apply), saving.checkpointing());
    LoopProgram single = extracted.program();
    RunningExtremes none = RunningExtremes.NONE;
    Analysis first = Analysis.of(single, active, aliasing, rules, none, saving.rows());
    RunningExtremes.Found found =
        RunningExtremes.find(
            map(single, f -> GuardedLoops.apply(f, first.code())), first.activity());
    LoopProgram guarded = Checker.check(found.program(), "single exits");
    Analysis analysis =
        Analysis.of(guarded, active, aliasing, rules, found.extremes(), saving.rows());
    List<Function> functions = new ArrayList<>();
    Function entry = guarded.functions().get(0);
    EntrySweeps both = new EntrySweeps(analysis, entry, active);
    CalledFunctions called = CalledFunctions.of(analysis, extracted.loops());
    functions.add(both.write());
    functions.addAll(called.functions());
    functions.addAll(program.functions());
    int added = single.functions().size() - 2 * extracted.loops().size();
    functions.addAll(single.functions().subList(added, single.functions().size()));
    functions.replaceAll(found.extremes()::branching);
    LoopProgram result = Reachable.from(new LoopProgram(program.name(), functions));
    SaveReport report = both.report();
    for (Function f : result.functions()) {
      report = report.plus(called.report(f.name()));
    }
    return new Explained(Checker.check(result, "reverse mode"), report);
  }

  private static LoopProgram map(
      LoopProgram program, java.util.function.UnaryOperator<Function> pass) {
    return new LoopProgram(program.name(), program.functions().stream().map(pass).toList());
  }
}
