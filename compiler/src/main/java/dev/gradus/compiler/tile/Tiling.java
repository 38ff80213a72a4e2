package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Code;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.optimise.Aliasing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pass that puts loops into tiles. Elementary functions, arithmetic and stores keep their bits;
 * sums are computed by partial sums, as {@code docs/numerics.md} says.
 *
 * <pre>
 * for (int i = 0; i &lt; n; i++)          for (int first = 0; first &lt; n; first += 256) {
 *   sum += exp(x[i] - max);                int size = min(n - first, 256);
 *                                          copy(x, first, a, 0, size);
 *                                          for (int lane = 0; lane &lt; size; lane++)
 *                                            b[lane] = a[lane] - max;
 *                                          Blocks.exp(b, c, size);
 *                                          Blocks.sum(c, 0, size, partials, 0);
 *                                        }</pre>
 *
 * A loop that cannot, or need not, run in tiles stays, and those inside are looked at.
 */
public final class Tiling {
  private final Plans plans;
  private final Sizes sizes;
  private boolean changed;

  private Tiling(Function function, Aliasing aliasing, Sizes sizes) {
    this.sizes = sizes;
    plans = new Plans(function, aliasing, sizes);
  }

  /**
   * Puts loops of a program into tiles.
   *
   * @param aliasing of the parameters of the first function
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing) {
    return apply(program, aliasing, Sizes.DEFAULT);
  }

  /**
   * Puts loops of a program into tiles.
   *
   * @param aliasing of the parameters of the first function
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing, Sizes sizes) {
    List<Function> functions = new ArrayList<>();
    boolean changed = false;
    for (Function f : program.functions()) {
      Tiling pass = new Tiling(f, functions.isEmpty() ? aliasing : Aliasing.MAY, sizes);
      Block body = pass.block(f.body());
      changed |= pass.changed;
      functions.add(pass.changed ? new Function(f.name(), f.parameters(), f.result(), body) : f);
    }
    return changed ? new LoopProgram(program.name(), functions) : program;
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      Optional<Plan> plan = s instanceof Statement.For l ? plans.of(l) : Optional.empty();
      if (plan.isPresent()) {
        changed = true;
        Code code = new Code(plans.fresh(), s.position());
        TiledLoop.write(plan.get(), sizes, block(((Statement.For) s).body()), code);
        statements.addAll(code.statements());
      } else {
        statements.addAll(plain(s));
      }
    }
    return new Block(statements, block.terminator());
  }

  /** What stands for a statement that is no loop in tiles. */
  private List<Statement> plain(Statement s) {
    if (!(s instanceof Statement.For l)) {
      return List.of(s.withBlocks(this::block));
    }
    Optional<Statement.For> extreme = RunningExtremes.apply(l, plans.uses(), plans.fresh());
    Statement.For branching = extreme.orElse(l);
    Optional<List<Statement>> skipping =
        SkippedTiles.apply(branching, plans.uses(), sizes, plans.fresh());
    changed |= extreme.isPresent() || skipping.isPresent();
    return skipping.orElseGet(
        () -> List.of(extreme.isPresent() ? branching : l.withBlocks(this::block)));
  }
}
