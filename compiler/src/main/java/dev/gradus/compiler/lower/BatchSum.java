package dev.gradus.compiler.lower;

/**
 * A reduction over the batch, carried from tile to tile: something before the loop over tiles,
 * something in each tile, something behind the loop.
 */
interface BatchSum {
  /** Before the loop: clears what accumulates. */
  void begin();

  /** In a tile: takes its rows in. */
  void tile(Scope scope);

  /** Behind the loop: makes the result known to the frame. */
  void end();
}
