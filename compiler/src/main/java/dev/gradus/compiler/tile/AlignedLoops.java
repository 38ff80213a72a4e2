package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Aliasing;

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

  private AlignedLoops() {}

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
    return ReplacedLoops.of(
        program,
        aliasing,
        (loop, uses, regions, fresh) ->
            ShiftedAccesses.of(loop, uses, regions)
                .map(a -> AlignedLoop.write(loop, a, least, fresh)));
  }
}
