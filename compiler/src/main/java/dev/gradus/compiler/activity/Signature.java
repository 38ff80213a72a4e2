package dev.gradus.compiler.activity;

import java.util.List;

/**
 * A function with a pattern of active arguments.
 *
 * @param parameters for each parameter, whether its reals carry derivatives: one truth value for a
 *     real or an array of reals, several for what a save stack holds, none for anything else
 */
public record Signature(String function, List<List<Boolean>> parameters) {
  static final List<Boolean> EMPTY_STACK = List.of(false, false, false, false, false);

  public Signature {
    parameters = List.copyOf(parameters);
  }

  /** Whether any of a parameter's reals carry derivatives. */
  public boolean isActive(int parameter) {
    return parameters.get(parameter).contains(true);
  }
}
