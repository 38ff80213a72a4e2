package dev.gradus.compiler.tile;

import dev.gradus.runtime.kernel.Tiles;

/**
 * How loops are cut into tiles.
 *
 * @param least iterations that are worth it
 * @param tile iterations of a tile, a multiple of the number of partial sums
 */
public record Sizes(int least, int tile) {
  /** What compiled methods have. */
  public static final Sizes DEFAULT = new Sizes(32, Tiles.SIZE);
}
