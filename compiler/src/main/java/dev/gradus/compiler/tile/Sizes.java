package dev.gradus.compiler.tile;

import dev.gradus.runtime.kernel.Tiles;

/**
 * How loops are cut into tiles.
 *
 * @param least iterations that are worth it
 * @param tile iterations of a tile, a multiple of the number of partial sums
 * @param withLoops the same where there are loops in the loop, whose rows should stay in the cache
 */
public record Sizes(int least, int tile, int withLoops) {
  /** What compiled methods have. */
  public static final Sizes DEFAULT = new Sizes(32, Tiles.SIZE, 128);
}
