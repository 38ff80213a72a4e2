package dev.gradus.compiler.rule;

import dev.gradus.compiler.loop.Operation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of the derivative of a method that is called, not read. */
public sealed interface CallRule {

  /** The derivative is zero: what is piecewise constant, or where derivatives are to end. */
  record Flat() implements CallRule {}

  /**
   * A real function of scalars with a partial derivative for each parameter: a call, of a function
   * of the program or of a static method, that takes the same arguments and gives the partial
   * derivative in the type of the result. Empty where it is zero.
   *
   * @param unknown numbers of the parameters by which the derivative is not known: what is passed
   *     there must not depend on anything differentiated
   */
  record Partials(List<Optional<Operation>> byParameter, Set<Integer> unknown) implements CallRule {
    public Partials {
      byParameter = List.copyOf(byParameter);
      unknown = Set.copyOf(unknown);
    }

    /** Every partial derivative is known. */
    public Partials(List<Optional<Operation>> byParameter) {
      this(byParameter, Set.of());
    }
  }
}
