package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The sweeps of the functions that stay calls. Their reverse sweeps take from the caller the
 * arguments that they look at, since the caller often has them at hand: which ones is found by
 * writing the sweeps until nothing more is asked for.
 */
final class CalledFunctions {
  private final List<Function> functions = new ArrayList<>();
  private final Map<String, SaveReport> reports = new LinkedHashMap<>();

  private CalledFunctions() {}

  /**
   * @param longLoops functions that keep snapshots, by name
   */
  static CalledFunctions of(Analysis analysis, Map<String, LongLoop> longLoops) {
    Set<String> called = called(analysis);
    Map<String, Set<Integer>> wanted = analysis.wanted();
    CalledFunctions result = new CalledFunctions();
    boolean changed = true;
    while (changed) {
      changed = false;
      result.functions.clear();
      for (Function f : analysis.program().functions()) {
        LongLoop loop = longLoops.get(f.name());
        if (loop != null && called.contains(f.name())) {
          CheckpointedSweeps sweeps = new CheckpointedSweeps(analysis, loop);
          result.functions.addAll(sweeps.write());
          result.reports.put(Calls.forwardName(f.name()), sweeps.report());
          changed |= wanted.computeIfAbsent(f.name(), n -> new TreeSet<>()).addAll(sweeps.wanted());
        } else if (called.contains(f.name())) {
          CalledSweeps sweeps = new CalledSweeps(analysis, f);
          result.functions.addAll(sweeps.write());
          result.reports.put(Calls.forwardName(f.name()), sweeps.report());
          changed |= wanted.computeIfAbsent(f.name(), n -> new TreeSet<>()).addAll(sweeps.wanted());
        }
      }
    }
    for (Function f : analysis.program().functions()) {
      if (called.contains(f.name()) && analysis.onePass().contains(f.name())) {
        EntrySweeps both =
            new EntrySweeps(analysis, f, OnePass.activeArrays(f, analysis.activity()));
        result.functions.add(both.write());
        result.reports.put(Calls.adjointName(f.name()), both.report());
      }
    }
    return result;
  }

  /** Functions with sweeps that some function calls. */
  private static Set<String> called(Analysis analysis) {
    LoopProgram program = analysis.program();
    Set<String> called = new LinkedHashSet<>();
    for (Function f : program.functions()) {
      Aliases.forEachInstruction(
          f.body(),
          i -> {
            if (i.operation() instanceof Operation.Call call
                && analysis.activity().isOpened(call)
                && analysis.code().isActive(call.function())) {
              called.add(call.function());
            }
          });
    }
    return called;
  }

  List<Function> functions() {
    return functions;
  }

  SaveReport report(String function) {
    return reports.getOrDefault(function, SaveReport.EMPTY);
  }
}
