package dev.gradus.runtime;

/** How a derivative is computed. The result is the same up to rounding; the cost differs. */
public enum DerivativeMode {
  /** Gradients in reverse, Jacobians forward, Hessians forward over reverse. */
  AUTO,
  /** From the result back to the parameters: one sweep gives the derivatives by all of them. */
  REVERSE,
  /** From the parameters to the result: one sweep for each parameter element, no save area. */
  FORWARD
}
