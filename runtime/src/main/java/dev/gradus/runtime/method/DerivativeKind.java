package dev.gradus.runtime.method;

/** What can be asked of a differentiable method; {@code GradientOf} describes each. */
public enum DerivativeKind {
  VALUE("value"),
  GRADIENT("gradient"),
  VALUE_AND_GRADIENT("valueAndGradient"),
  ACCUMULATE_GRADIENT("accumulateGradient"),
  VJP("vjp"),
  JVP("jvp"),
  VALUE_AND_JVP("valueAndJvp"),
  HVP("hvp"),
  HESSIAN("hessian"),
  HESSIAN_DIAGONAL("hessianDiagonal"),
  JACOBIAN("jacobian");

  private final String method;

  DerivativeKind(String method) {
    this.method = method;
  }

  /** Name of the methods of gradient interfaces that compute it. */
  public String method() {
    return method;
  }
}
