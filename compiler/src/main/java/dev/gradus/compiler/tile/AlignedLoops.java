package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.Block;
import dev.gradus.compiler.loop.Fresh;
import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.optimise.Aliasing;
import dev.gradus.compiler.optimise.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The pass that makes loops index all arrays alike, because the JVM makes no vectors where two
 * arrays are indexed differently. Results keep their bits.
 *
 * <pre>
 * for (int i = 1; i &lt; n; i++)          copy(y, 0, t, 1, n - 1);
 *   k[i] = x[i] * y[i - 1];              for (int i = 1; i &lt; n; i++)
 *                                          k[i] = x[i] * t[i];</pre>
 */
public final class AlignedLoops {
  /** Fewer iterations are not worth the copies. */
  private static final int LEAST = 64;

  private final int least;
  private final Uses uses;
  private final Regions regions;
  private final Fresh fresh;
  private boolean changed;

  private AlignedLoops(Function function, Aliasing aliasing, int least) {
    this.least = least;
    uses = new Uses(function);
    regions = Regions.of(function, aliasing);
    fresh = Fresh.above(function);
  }

  /**
   * Aligns loops of a program.
   *
   * @param aliasing of the parameters of the first function
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing) {
    return apply(program, aliasing, LEAST);
  }

  /**
   * Aligns loops of a program.
   *
   * @param aliasing of the parameters of the first function
   * @param least iterations that are worth it
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing, int least) {
    List<Function> functions = new ArrayList<>();
    boolean changed = false;
    for (Function f : program.functions()) {
      Aliasing of = functions.isEmpty() ? aliasing : Aliasing.MAY;
      AlignedLoops pass = new AlignedLoops(f, of, least);
      Block body = pass.block(f.body());
      changed |= pass.changed;
      functions.add(pass.changed ? new Function(f.name(), f.parameters(), f.result(), body) : f);
    }
    return changed ? new LoopProgram(program.name(), functions) : program;
  }

  private Block block(Block block) {
    List<Statement> statements = new ArrayList<>();
    for (Statement s : block.statements()) {
      Optional<ShiftedAccesses> accesses =
          s instanceof Statement.For l ? ShiftedAccesses.of(l, uses, regions) : Optional.empty();
      if (accesses.isPresent()) {
        changed = true;
        statements.addAll(AlignedLoop.write((Statement.For) s, accesses.get(), least, fresh));
      } else {
        statements.add(s.withBlocks(this::block));
      }
    }
    return new Block(statements, block.terminator());
  }
}
