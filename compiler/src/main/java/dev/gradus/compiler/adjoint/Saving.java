package dev.gradus.compiler.adjoint;

/**
 * How a reverse sweep saves.
 *
 * @param rows whether values of innermost loops whose iterations come in any order get an array for
 *     each run of the loop, at the places of the loop's index, so that the JVM can vectorise;
 *     otherwise they go into one array with all others
 */
public record Saving(Checkpointing checkpointing, boolean rows) {
  /** Without snapshots. */
  static final Saving USUAL = new Saving(Checkpointing.NONE, true);
}
