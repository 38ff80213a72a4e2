package dev.gradus.runtime;

/** Names a parameter of an objective, so that its values can be asked for by something typed. */
public interface ParameterHandle {
  /** The parameter's name in the {@link Signature}. */
  String name();
}
