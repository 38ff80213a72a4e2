package dev.gradus.runtime;

/**
 * A scalar function of parameters and inputs that can be differentiated and compiled. {@code
 * Kernels.compile} turns it into a {@link Kernel}.
 */
public interface Objective {
  /** Names, shapes and types of parameters, inputs and outputs. */
  Signature signature();
}
