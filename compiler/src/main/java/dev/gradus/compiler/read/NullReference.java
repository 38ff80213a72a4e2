package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** The literal {@code null} of a type. */
final class NullReference {
  private NullReference() {}

  static Operation of(Type type) {
    return new Operation.Constant(null, type);
  }

  static boolean is(Operation operation) {
    return operation instanceof Operation.Constant c && c.value() == null;
  }

  /** Whether a value may be the literal null, whose type says nothing. */
  static boolean mayBe(Value value) {
    return value.type().equals(Type.reference("java/lang/Object"));
  }

  /** Whether one of these statements defines the value as null. */
  static boolean definedBy(Value value, List<Statement> statements) {
    return statements.stream()
        .anyMatch(
            s ->
                s.results().contains(value)
                    && s instanceof Statement.Instruction i
                    && is(i.operation()));
  }
}
