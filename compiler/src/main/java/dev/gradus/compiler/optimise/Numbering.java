package dev.gradus.compiler.optimise;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/** What the rules of {@link Simplification} know and make. */
interface Numbering {
  Definitions definitions();

  /** Whether a truth value is known to be true, or false, where the walk stands. */
  Optional<Boolean> truth(Value value);

  /** A literal. */
  Value constant(Object literal, Type type);

  /** The result of an operation: an available value that is the same, or a new one. */
  Value apply(Operation operation, Type type, Value... operands);
}
