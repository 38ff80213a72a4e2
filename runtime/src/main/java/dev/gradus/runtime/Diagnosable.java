package dev.gradus.runtime;

import java.util.Optional;

/**
 * An {@link Objective} or {@link Kernel} that can be evaluated operation by operation to find where
 * a NaN or an infinity comes from.
 */
public interface Diagnosable {
  /**
   * The first operation of value and gradient whose result is not finite while its operands are, at
   * the parameters and inputs of the workspace. Empty if every result is finite.
   */
  Optional<Diagnosis> firstNonFinite(Workspace workspace);
}
