package dev.gradus.compiler.method;

import dev.gradus.compiler.adjoint.SaveReport;
import dev.gradus.compiler.loop.Checker;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.tile.Tiling;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Derivative programs as they run in FAST arithmetic: with loops in tiles. */
final class TiledPrograms implements DerivativePrograms {
  /** What the names of stages with tiles end in. */
  static final String SUFFIX = " in tiles";

  private final DerivativePrograms programs;
  private final Map<LoopProgram, LoopProgram> tiled = new IdentityHashMap<>();
  private final Map<String, LoopProgram> stages = new LinkedHashMap<>();

  TiledPrograms(DerivativePrograms programs) {
    this.programs = programs;
  }

  @Override
  public LoopProgram value() {
    return tiled("optimised", programs.value());
  }

  @Override
  public LoopProgram adjoint() {
    return tiled("adjoint", programs.adjoint());
  }

  @Override
  public LoopProgram tangent() {
    return tiled("tangent", programs.tangent());
  }

  @Override
  public LoopProgram tangents(int directions) {
    return tiled(directions + " tangents", programs.tangents(directions));
  }

  @Override
  public LoopProgram hessianProduct() {
    return tiled("hessianProduct", programs.hessianProduct());
  }

  @Override
  public Set<Integer> written() {
    return programs.written();
  }

  @Override
  public Aliasing aliasing(LoopProgram program) {
    return programs.aliasing(program);
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

  @SuppressWarnings("ReferenceEquality") // what has no tiles stays the same object
  private LoopProgram tiled(String stage, LoopProgram program) {
    LoopProgram known = tiled.get(program);
    if (known == null) {
      known = Checker.check(Tiling.apply(program, programs.aliasing(program)), "tiles");
      tiled.put(program, known);
      if (known != program) {
        stages.put(stage + SUFFIX, known);
      }
    }
    return known;
  }
}
