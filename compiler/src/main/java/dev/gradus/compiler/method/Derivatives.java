package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.Adjoint;
import dev.gradus.compiler.adjoint.Checkpointing;
import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.adjoint.Saving;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.objects.Resolve;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Optimiser;
import dev.gradus.compiler.read.ClassFiles;
import dev.gradus.compiler.read.DerivativeCalls;
import dev.gradus.compiler.rule.DerivativeRules;
import dev.gradus.compiler.tangent.Tangent;
import dev.gradus.compiler.tile.Tiling;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The derivative programs of a method, stage by stage, each made when first asked for. */
final class Derivatives implements DerivativePrograms {
  private final ClassFiles files;
  private final Primal primal;
  private final boolean aliased;
  private final NestedDerivatives nested;
  private final WrittenRules written;
  private final DerivativeRules rules;
  private final Map<String, LoopProgram> stages = new LinkedHashMap<>();
  private Optional<SaveReport> report = Optional.empty();

  /** Whether the adjoint keeps snapshots of loops. */
  private boolean snapshots;

  Derivatives(ClassFiles files, Primal primal, boolean aliased, NestedDerivatives nested) {
    this.files = files;
    this.primal = primal;
    this.aliased = aliased;
    this.nested = nested;
    this.written = new WrittenRules(files, primal.rules());
    this.rules = DerivativeRules.builtIn().orElse(written);
  }

  @Override
  public Map<String, LoopProgram> stages() {
    return stages;
  }

  @Override
  public Optional<SaveReport> report() {
    return report;
  }

  private LoopProgram read() {
    return stage(
        "read",
        () -> {
          LoopProgram program =
              Resolve.method(files, calls(), primal.owner(), primal.name(), primal.descriptor())
                  .program();
          return primal.arithmetic() == Arithmetic.FAST ? FastArithmetic.apply(program) : program;
        });
  }

  /** What the reader knows of derivatives: methods with rules are called, not read. */
  private DerivativeCalls calls() {
    return nested.keeping(call -> written.of(call).isPresent());
  }

  private LoopProgram withRules(LoopProgram program) {
    return ReadRules.apply(
        program,
        written,
        rule ->
            Resolve.method(files, calls(), rule.owner(), rule.name(), rule.descriptor()).program());
  }

  /** Serves callers that pass one array twice, too. */
  @Override
  public LoopProgram value() {
    return stage("optimised", () -> Optimiser.optimise(read(), Aliasing.MAY));
  }

  @Override
  public Set<Integer> written() {
    return Writes.of(value());
  }

  /** Derivatives inside that still save on stacks cannot be run backwards. */
  private LoopProgram reversible() {
    if (StackUse.isPresent(value())) {
      throw Problem.GRADIENT_NESTED_SAVES.exception(primal.describe());
    }
    return value();
  }

  @Override
  public LoopProgram adjoint() {
    return stage(
        "adjoint",
        () -> {
          // Stacks that become arrays of a method around want values in blocks, and so do tiles.
          boolean rows = primal.checkpoints().ofMethods();
          boolean fast = primal.arithmetic() == Arithmetic.FAST;
          LoopProgram made = adjoint(rows && !fast);
          return rows && fast && !hasTiles(made) ? adjoint(true) : made;
        });
  }

  private LoopProgram adjoint(boolean rows) {
    Adjoint.Explained made = reverse(primal.checkpoints().in(files), rows);
    report = Optional.of(made.report());
    snapshots = !made.report().snapshots().isEmpty();
    return optimised(withRules(made.program()));
  }

  @SuppressWarnings("ReferenceEquality") // what has no tiles stays the same object
  private boolean hasTiles(LoopProgram program) {
    return Tiling.apply(program, aliasing(program)) != program;
  }

  private Adjoint.Explained reverse(Checkpointing checkpointing, boolean rows) {
    Saving saving = new Saving(checkpointing, rows);
    return Adjoint.explain(reversible(), primal.active(), aliasing(), rules, saving);
  }

  /** The adjoint to be differentiated once more, without snapshots. */
  private LoopProgram smoothAdjoint() {
    LoopProgram adjoint = adjoint();
    if (!snapshots) {
      return adjoint;
    }
    nested.unheeded().inProducts(value(), primal.checkpoints().in(files));
    boolean rows = primal.arithmetic() == Arithmetic.STRICT && primal.checkpoints().ofMethods();
    return stage(
        "adjointWithoutSnapshots",
        () -> optimised(withRules(reverse(Checkpointing.NONE, rows).program())));
  }

  @Override
  public LoopProgram tangent() {
    return stage(
        "tangent", () -> optimised(withRules(Tangent.of(value(), primal.active(), 1, rules))));
  }

  @Override
  public LoopProgram tangents(int directions) {
    return stage(
        directions + " tangents",
        () -> optimised(withRules(Tangent.of(value(), primal.active(), directions, rules))));
  }

  @Override
  public LoopProgram hessianProduct() {
    return stage(
        "hessianProduct",
        () -> optimised(withRules(Tangent.of(smoothAdjoint(), activeOfAdjoint(), 1, rules))));
  }

  /** The active parameters and their adjoints among the parameters of the adjoint's function. */
  private List<Integer> activeOfAdjoint() {
    List<Integer> active = new ArrayList<>();
    primal.active().forEach(i -> active.add(1 + i));
    int next = 1 + primal.parameters().size();
    int adjoints = primal.activeArrays().size();
    adjoints += primal.activeScalars(Type.DOUBLE).isEmpty() ? 0 : 1;
    adjoints += primal.activeScalars(Type.FLOAT).isEmpty() ? 0 : 1;
    for (int k = 0; k < adjoints; k++) {
      active.add(next + k);
    }
    return active;
  }

  private dev.gradus.compiler.adjoint.Aliasing aliasing() {
    return aliased || ParameterAliasing.mayShareRows(primal, value())
        ? dev.gradus.compiler.adjoint.Aliasing.POSSIBLE
        : dev.gradus.compiler.adjoint.Aliasing.NONE;
  }

  /**
   * Optimises what is called with distinct arrays only; functions beside the first may be called
   * with one array twice all the same.
   */
  private LoopProgram optimised(LoopProgram program) {
    return Optimiser.optimise(program, aliasing(program));
  }

  /** Values are computed for callers that pass one array twice, too. */
  @Override
  @SuppressWarnings("ReferenceEquality") // programs are told apart by identity
  public Aliasing aliasing(LoopProgram program) {
    boolean distinct =
        !aliased
            && program != value()
            && program.functions().size() == 1
            && !ParameterAliasing.mayShareRows(primal, value());
    return distinct ? Aliasing.DISTINCT : Aliasing.MAY;
  }

  private LoopProgram stage(String name, Supplier<LoopProgram> maker) {
    LoopProgram known = stages.get(name);
    if (known == null) {
      known = Checker.check(maker.get(), name);
      stages.put(name, known);
    }
    return known;
  }
}
