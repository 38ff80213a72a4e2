package dev.gradus.training.plot;

import dev.gradus.training.OutputDirectory;
import java.nio.file.Path;

/** A finished drawing that can be written as a bitmap or as vectors. */
public interface Picture {
  /**
   * Writes a PNG file.
   *
   * @throws dev.gradus.runtime.GradusException if it cannot be written or drawn
   */
  default Path png(OutputDirectory directory, String name) {
    return directory.write(name, png());
  }

  /**
   * Writes an SVG file.
   *
   * @throws dev.gradus.runtime.GradusException if it cannot be written or drawn
   */
  default Path svg(OutputDirectory directory, String name) {
    return directory.write(name, svg());
  }

  /** The drawing as PNG. */
  OutputDirectory.Content png();

  /** The drawing as SVG. */
  OutputDirectory.Content svg();
}
