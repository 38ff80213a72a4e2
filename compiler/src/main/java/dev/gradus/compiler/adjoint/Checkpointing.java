package dev.gradus.compiler.adjoint;

import dev.gradus.compiler.loop.Position;
import java.util.OptionalInt;

/** Which loops keep snapshots of their state instead of saving something for every iteration. */
public interface Checkpointing {
  /** None. */
  Checkpointing NONE = loop -> OptionalInt.empty();

  /**
   * Says it of an outer loop.
   *
   * @param loop where it stands
   * @return greatest number of snapshots, 0 for a good one; nothing for a usual loop
   */
  OptionalInt snapshots(Position loop);
}
