package dev.gradus.compiler.emit;

import org.objectweb.asm.Label;

/** A place in the code that is jumped to. */
final class Target {
  final Label label = new Label();

  /** Whether some jump to it has been written. */
  boolean reached;
}
