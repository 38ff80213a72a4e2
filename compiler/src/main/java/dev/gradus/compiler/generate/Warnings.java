package dev.gradus.compiler.generate;

import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import dev.gradus.compiler.method.MethodCompilation;
import dev.gradus.compiler.method.Primal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what is legal but hardly meant: parameters that nothing depends on, gradients that are
 * always zero, save areas without bound, marks that do not hold.
 */
final class Warnings {
  private final Primal primal;
  private final MethodCompilation compilation;
  private final List<String> found = new ArrayList<>();

  private Warnings(MethodCompilation compilation) {
    this.compilation = compilation;
    this.primal = compilation.primal();
  }

  /** What there is to say about a method. */
  static List<String> of(MethodCompilation compilation) {
    Warnings warnings = new Warnings(compilation);
    Set<Integer> used = warnings.unused();
    warnings.zeros(used);
    compilation.report().ifPresent(warnings::saves);
    warnings.found.addAll(compilation.unheeded());
    return warnings.found;
  }

  private Optional<Function> first(String stage) {
    return Optional.ofNullable(compilation.stages().get(stage))
        .map(LoopProgram::functions)
        .map(f -> f.get(0));
  }

  /** Warns of parameters that the value does not depend on; gives the active ones that count. */
  private Set<Integer> unused() {
    Set<Integer> used = new LinkedHashSet<>(primal.active());
    Optional<Function> value = first("optimised");
    if (value.isEmpty()) {
      return used;
    }
    ValueUses uses = ValueUses.in(value.get());
    for (int i : primal.active()) {
      if (!uses.isUsed(value.get().parameters().get(i))) {
        used.remove(i);
        found.add(
            parameter(i)
                + " is differentiated by, but nothing depends on it; mark it @Inactive, or remove"
                + " it");
      }
    }
    return used;
  }

  private String parameter(int i) {
    return "parameter '" + primal.parameters().get(i).name() + "' of " + primal.describe();
  }

  /** Warns of parameters whose adjoints nothing is added to. */
  private void zeros(Set<Integer> used) {
    Optional<Function> adjoint = first("adjoint");
    if (adjoint.isEmpty()) {
      return;
    }
    ValueUses uses = ValueUses.in(adjoint.get());
    List<Value> parameters = adjoint.get().parameters();
    Set<Integer> zeros = new TreeSet<>();
    int next = 1 + primal.parameters().size();
    for (int i : primal.active()) {
      if (primal.parameters().get(i).type().isArray()) {
        note(i, !uses.isUsed(parameters.get(next++)), zeros);
      }
    }
    for (Type type : List.of(Type.DOUBLE, Type.FLOAT)) {
      List<Integer> scalars =
          primal.active().stream()
              .filter(i -> primal.parameters().get(i).type().equals(type))
              .toList();
      if (!scalars.isEmpty()) {
        Value all = parameters.get(next++);
        for (int k = 0; k < scalars.size(); k++) {
          note(scalars.get(k), uses.isNeverStored(all, k), zeros);
        }
      }
    }
    zeros.retainAll(used);
    warnOfZeros(zeros);
  }

  private static void note(int i, boolean isZero, Set<Integer> zeros) {
    if (isZero) {
      zeros.add(i);
    }
  }

  private void warnOfZeros(Set<Integer> zeros) {
    for (int i : zeros) {
      found.add(
          "the gradient by "
              + parameter(i)
              + " is zero everywhere; mark the parameter @Inactive, or"
              + " look for steps such as floor, round and casts to whole numbers");
    }
  }

  private void saves(SaveReport report) {
    Set<String> places = new LinkedHashSet<>();
    for (SaveReport.Saved saved : report.saved()) {
      if (!saved.bounded() && places.add(saved.where())) {
        found.add(
            "the reverse sweep of "
                + primal.describe()
                + " saves values in "
                + saved.where()
                + ", and nothing bounds the number of iterations; write a counted loop with a"
                + " greatest number, left early");
      }
    }
  }
}
