package dev.gradus.runtime;

import java.util.Optional;

/**
 * A scalar function of parameters and inputs that can be differentiated and compiled. {@code
 * Kernels.compile} turns it into a {@link Kernel}.
 */
public interface Objective {
  /** Names, shapes and types of parameters, inputs and outputs. */
  Signature signature();

  /**
   * A digest of what is computed, starting values of parameters apart; by it a kernel is found that
   * was generated at build time. Empty for objectives that have none.
   */
  default Optional<String> fingerprint() {
    return Optional.empty();
  }
}
