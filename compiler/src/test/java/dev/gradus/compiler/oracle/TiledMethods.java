package dev.gradus.compiler.oracle;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.method.FastArithmetic;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.tile.Sizes;
import dev.gradus.compiler.tile.Tiling;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;

/** The compiler with programs in FAST arithmetic, cut into tiny tiles. */
public final class TiledMethods implements Differentiation {
  private final CompiledMethods compiler = new CompiledMethods(false);
  private final Sizes sizes;

  public TiledMethods(Sizes sizes) {
    this.sizes = sizes;
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public LoopProgram read(Method method) {
    return compiler.read(method);
  }

  @Override
  public LoopProgram primal(Method method) {
    return compiler.primal(method);
  }

  @Override
  public Optional<LoopProgram> reverse(Method method, List<Integer> active, boolean mayAlias) {
    return compiler.reverse(method, active, mayAlias).map(p -> tiled(p, mayAlias));
  }

  @Override
  public Optional<LoopProgram> forward(
      Method method, List<Integer> active, int directions, boolean mayAlias) {
    return compiler.forward(method, active, directions, mayAlias).map(p -> tiled(p, mayAlias));
  }

  private LoopProgram tiled(LoopProgram program, boolean mayAlias) {
    Aliasing aliasing = CompiledMethods.aliasing(program, mayAlias);
    return Tiling.apply(FastArithmetic.apply(program), aliasing, sizes);
  }
}
