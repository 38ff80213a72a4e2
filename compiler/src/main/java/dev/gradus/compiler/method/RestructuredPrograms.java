package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.tile.AlignedLoops;
import dev.gradus.compiler.tile.PairedLoops;
import dev.gradus.compiler.tile.Tiling;
import dev.gradus.runtime.Arithmetic;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Derivative programs with loops written in another way that suits the JVM. */
final class RestructuredPrograms implements DerivativePrograms {
  /** What the names of stages with tiles end in. */
  static final String IN_TILES = " in tiles";

  /** What the names of stages end in where loops index all arrays alike. */
  static final String ALIGNED = " aligned";

  /** What the names of stages end in where iterations run in pairs. */
  static final String IN_PAIRS = " in pairs";

  private final DerivativePrograms programs;
  private final String suffix;
  private final BiFunction<LoopProgram, Aliasing, LoopProgram> pass;
  private final Map<LoopProgram, LoopProgram> restructured = new IdentityHashMap<>();
  private final Map<LoopProgram, Aliasing> aliasings = new IdentityHashMap<>();
  private final Map<String, LoopProgram> stages = new LinkedHashMap<>();

  private RestructuredPrograms(
      DerivativePrograms programs,
      String suffix,
      BiFunction<LoopProgram, Aliasing, LoopProgram> pass) {
    this.programs = programs;
    this.suffix = suffix;
    this.pass = pass;
  }

  /** As they run: loops in tiles in FAST arithmetic, in pairs in STRICT, others aligned. */
  static DerivativePrograms of(DerivativePrograms programs, Arithmetic arithmetic) {
    DerivativePrograms first =
        arithmetic == Arithmetic.FAST
            ? new RestructuredPrograms(programs, IN_TILES, Tiling::apply)
            : new RestructuredPrograms(programs, IN_PAIRS, PairedLoops::apply);
    return new RestructuredPrograms(first, ALIGNED, AlignedLoops::apply);
  }

  @Override
  public LoopProgram value() {
    return restructured("optimised", programs.value());
  }

  @Override
  public LoopProgram adjoint() {
    return restructured("adjoint", programs.adjoint());
  }

  @Override
  public LoopProgram tangent() {
    return restructured("tangent", programs.tangent());
  }

  @Override
  public LoopProgram tangents(int directions) {
    return restructured(directions + " tangents", programs.tangents(directions));
  }

  @Override
  public LoopProgram hessianProduct() {
    return restructured("hessianProduct", programs.hessianProduct());
  }

  @Override
  public Set<Integer> written() {
    return programs.written();
  }

  @Override
  public Aliasing aliasing(LoopProgram program) {
    Aliasing known = aliasings.get(program);
    return known == null ? programs.aliasing(program) : known;
  }

  @Override
  public Map<String, LoopProgram> stages() {
    Map<String, LoopProgram> all = new LinkedHashMap<>(programs.stages());
    all.putAll(stages);
    return all;
  }

  @Override
  public Optional<SaveReport> report() {
    return programs.report();
  }

  @SuppressWarnings("ReferenceEquality") // what stays as it is stays the same object
  private LoopProgram restructured(String stage, LoopProgram program) {
    LoopProgram known = restructured.get(program);
    if (known == null) {
      Aliasing aliasing = programs.aliasing(program);
      known = Checker.check(pass.apply(program, aliasing), suffix.strip());
      restructured.put(program, known);
      aliasings.put(known, aliasing);
      if (known != program) {
        stages.put(stage + suffix, known);
      }
    }
    return known;
  }
}
