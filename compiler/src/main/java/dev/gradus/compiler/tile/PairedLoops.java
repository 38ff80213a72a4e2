package dev.gradus.compiler.tile;

import dev.gradus.compiler.loop.LoopProgram;
import dev.gradus.compiler.optimise.Aliasing;

/**
 * The pass that does two iterations at once of loops around a loop that waits for itself: where
 * every step of a sum needs the one before, the processor has time for a second sum. Every
 * iteration does what it did, in the order in which it did; results keep their bits.
 *
 * <pre>
 * for (int i = 0; i &lt; n; i++) {           for (int i = 0; i &lt; n - n % 2; i += 2) {
 *   double s = y[i];                         double s = y[i], t = y[i + 1];
 *   for (int j = 0; j &lt; m; j++)              for (int j = 0; j &lt; m; j++)
 *     s -= a[i * m + j] * x[j];                s -= a[i * m + j] * x[j], t -= a[(i + 1) * m + j] * x[j];
 *   sum += s * s;                            sum += s * s;
 * }                                          sum += t * t;
 *                                          }</pre>
 *
 * The last of an odd number of iterations runs in the loop as it stands, and so do all of them
 * where there are few, or where one might miss an element.
 */
public final class PairedLoops {
  /** Fewer iterations, of either loop, are not worth the questions. */
  private static final int LEAST = 8;

  private PairedLoops() {}

  /**
   * Pairs iterations of a program's loops.
   *
   * @param aliasing of the parameters of the first function
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing) {
    return apply(program, aliasing, LEAST);
  }

  /**
   * Pairs iterations of a program's loops.
   *
   * @param aliasing of the parameters of the first function
   * @param least iterations of either loop that are worth it
   */
  public static LoopProgram apply(LoopProgram program, Aliasing aliasing, int least) {
    return ReplacedLoops.of(
        program,
        aliasing,
        (loop, uses, regions, fresh) ->
            EarlyPart.of(loop, uses, regions).map(e -> PairedLoop.write(e, least, fresh)));
  }
}
