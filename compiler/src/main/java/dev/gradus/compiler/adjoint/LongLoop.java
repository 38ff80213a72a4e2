package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Function;
import dev.gradus.compiler.loop.Position;

/**
 * A loop that has become two functions: {@code steps(cells …, fixed …, others …[, from, to])} runs
 * it, and calls for every iteration {@code step(cells …, fixed …, others …[, index])}, which
 * returns whether the loop goes on where it is not counted. Cells are arrays of the loop's
 * variables, fixed ones hold numbers from outside.
 *
 * @param cells how many parameters are cells; they are the first ones
 * @param cellBytes bytes of all variables
 * @param by what a counted loop adds to its index; 0 for loops that are not counted
 * @param snapshots greatest number of snapshots, 0 for a good one
 */
record LongLoop(
    Function steps,
    Function step,
    int cells,
    int cellBytes,
    int by,
    int snapshots,
    Position position) {

  boolean isCounted() {
    return by != 0;
  }

  /** How many parameters both functions have in common. */
  int shared() {
    return step.parameters().size() - (isCounted() ? 1 : 0);
  }
}
