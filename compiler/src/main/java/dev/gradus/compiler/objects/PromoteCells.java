package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.LoopProgram;

/** later. */
final class PromoteCells {
  private PromoteCells() {}

  static LoopProgram apply(LoopProgram program) {
    return program;
  }
}
