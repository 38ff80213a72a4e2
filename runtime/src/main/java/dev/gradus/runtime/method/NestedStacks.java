package dev.gradus.runtime.method;

import dev.gradus.runtime.SaveStack;

/** Save stacks of derivatives inside derivatives. */
public final class NestedStacks {
  private NestedStacks() {}

  /** An empty stack. */
  public static SaveStack fresh() {
    return new SaveStack();
  }
}
