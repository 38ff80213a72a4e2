package dev.gradus.dsl;

/**
 * The body of a model: declares parameters and inputs and returns the objective. It is kept and run
 * again for the same model in another element type or arithmetic, so it must not depend on anything
 * that changes.
 */
@FunctionalInterface
public interface Definition {

  /** Returns the objective, a real scalar. */
  Tensor define(ModelBuilder m);
}
