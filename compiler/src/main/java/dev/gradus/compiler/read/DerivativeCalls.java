package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.LoopProgram;
import java.util.Optional;

/**
 * What a reader knows of gradient interfaces, whose methods it replaces by the derivatives they
 * stand for.
 */
public interface DerivativeCalls {
  /** For readers that know of none. */
  DerivativeCalls NONE =
      new DerivativeCalls() {
        @Override
        public boolean isGradient(String internalName) {
          return false;
        }

        @Override
        public Optional<LoopProgram> program(String owner, String name, String descriptor) {
          return Optional.empty();
        }
      };

  /** Whether a type is a gradient interface. */
  boolean isGradient(String internalName);

  /**
   * The program whose first function does what a method of a gradient interface does; empty if that
   * is no abstract method of it.
   *
   * @throws dev.gradus.runtime.GradusException if the derivative does not exist, or needs itself
   */
  Optional<LoopProgram> program(String owner, String name, String descriptor);
}
