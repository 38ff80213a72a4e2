package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which values of a program depend on the differentiated parameters of its first function, function
 * by function and for each pattern of active arguments that occurs.
 */
public final class Activity {
  private final Map<String, Function> functions = new LinkedHashMap<>();
  private final Map<Signature, FunctionActivity> analyses = new LinkedHashMap<>();
  private final RegionTable regions;
  private final DerivativeRules rules;
  private final FunctionActivity entry;
  private final Guards guards;

  private Activity(LoopProgram program, List<Integer> active, DerivativeRules rules) {
    program.functions().forEach(f -> functions.put(f.name(), f));
    this.regions = RegionTable.of(program);
    this.guards = Guards.of(program);
    this.rules = rules;
    Function first = program.functions().get(0);
    entry = of(new Signature(first.name(), pattern(first, active)));
  }

  /**
   * Analyses a program.
   *
   * @param active indices of the differentiated parameters of the first function
   * @throws dev.gradus.runtime.GradusException if an array that is not differentiated receives
   *     values that are, or if such values go where no derivative can follow
   */
  public static Activity of(LoopProgram program, List<Integer> active, DerivativeRules rules) {
    Activity activity = new Activity(program, active, rules);
    activity.entry.activateResult();
    activity.refine();
    activity.refuse();
    return activity;
  }

  /** The analysis of the first function. */
  public FunctionActivity entry() {
    return entry;
  }

  /** The analyses that the entry needs, callers before what they are first to call. */
  public List<FunctionActivity> reached() {
    Map<Signature, FunctionActivity> reached = new LinkedHashMap<>();
    List<FunctionActivity> found = new ArrayList<>(List.of(entry));
    reached.put(entry.signature(), entry);
    for (int i = 0; i < found.size(); i++) {
      for (FunctionActivity callee : found.get(i).calls()) {
        if (reached.putIfAbsent(callee.signature(), callee) == null) {
          found.add(callee);
        }
      }
    }
    return found;
  }

  DerivativeRules rules() {
    return rules;
  }

  Guards guards() {
    return guards;
  }

  List<Value> parameters(Operation.Call call) {
    return functions.get(call.function()).parameters();
  }

  FunctionActivity of(Operation.Call call, List<List<Boolean>> pattern) {
    return of(new Signature(call.function(), pattern));
  }

  private FunctionActivity of(Signature signature) {
    FunctionActivity known = analyses.get(signature);
    if (known == null) {
      String name = signature.function();
      known = new FunctionActivity(functions.get(name), signature, this, regions.of(name));
      analyses.put(signature, known);
    }
    return known;
  }

  /** An analysis depends on those of its callees; they grow together. */
  private void refine() {
    boolean changed = true;
    while (changed) {
      int before = analyses.size();
      changed = false;
      for (FunctionActivity analysis : List.copyOf(analyses.values())) {
        changed |= analysis.refine();
      }
      changed |= analyses.size() != before;
    }
  }

  private void refuse() {
    List<Value> parameters = entry.function().parameters();
    for (int k = 0; k < parameters.size(); k++) {
      Value parameter = parameters.get(k);
      boolean stack = parameter.type().equals(Typing.SAVE_STACK);
      boolean mixed = !stack && entry.isActive(parameter) && !entry.signature().isActive(k);
      // What is only read beside active arrays has tangents that are zero and stay so.
      if (mixed && (parameter.type().rank() > 1 || entry.isWritten(parameter))) {
        throw Refusals.inactiveArray(entry.cause(parameter), name(parameter, k));
      }
    }
    reached().forEach(FunctionActivity::refuse);
  }

  private static String name(Value parameter, int index) {
    return parameter.name().isEmpty() ? "number " + (index + 1) : "'" + parameter.name() + "'";
  }

  private static List<List<Boolean>> pattern(Function function, List<Integer> active) {
    List<List<Boolean>> pattern = new ArrayList<>();
    for (int k = 0; k < function.parameters().size(); k++) {
      Type type = function.parameters().get(k).type();
      boolean differentiable = type.isReal() || Region.isRealArray(type);
      if (active.contains(k) && !differentiable) {
        throw new IllegalArgumentException(
            "parameter " + k + " of " + function.name() + " is no real and no array of reals");
      } else if (differentiable) {
        pattern.add(List.of(active.contains(k)));
      } else {
        pattern.add(type.equals(Typing.SAVE_STACK) ? Signature.EMPTY_STACK : List.of());
      }
    }
    return pattern;
  }
}
