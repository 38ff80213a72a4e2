package dev.gradus.compiler.tangent;

import dev.gradus.compiler.activity.Activity;
import dev.gradus.compiler.activity.FunctionActivity;
import dev.gradus.compiler.activity.Signature;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.rule.DerivativeRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The functions of a tangent program: a version for each pattern of active arguments. */
final class Versions {
  private final LoopProgram program;
  private final Activity activity;
  private final DerivativeRules rules;
  private final int directions;
  private final int firstShadow;
  private final Map<Signature, String> names = new LinkedHashMap<>();

  Versions(LoopProgram program, Activity activity, int directions, DerivativeRules rules) {
    this.program = program;
    this.activity = activity;
    this.rules = rules;
    this.directions = directions;
    this.firstShadow = Tangent.firstDirection(program);
    Set<String> taken = new HashSet<>();
    program.functions().forEach(f -> taken.add(f.name()));
    for (FunctionActivity function : activity.reached()) {
      if (function == activity.entry() || !function.isInactive()) {
        names.put(function.signature(), unused(function.signature().function(), taken));
      }
    }
  }

  private static String unused(String function, Set<String> taken) {
    String name = function + "$tangent";
    for (int i = 2; !taken.add(name); i++) {
      name = function + "$tangent" + i;
    }
    return name;
  }

  int directions() {
    return directions;
  }

  /** The shadow of a save stack that goes along a direction. */
  int shadow(int direction) {
    return firstShadow + direction;
  }

  DerivativeRules rules() {
    return rules;
  }

  boolean isEntry(FunctionActivity function) {
    return function == activity.entry();
  }

  String name(FunctionActivity function) {
    return names.get(function.signature());
  }

  /** All functions, the entry first, then the functions without tangents that they call. */
  List<Function> functions() {
    List<Function> functions = new ArrayList<>();
    for (FunctionActivity function : activity.reached()) {
      if (names.containsKey(function.signature())) {
        functions.add(new TangentFunction(function, this).write());
      }
    }
    functions.addAll(CalledFunctions.of(program, List.copyOf(functions)));
    return functions;
  }
}
