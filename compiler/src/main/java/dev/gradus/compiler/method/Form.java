package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.runtime.method.DerivativeKind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A signature that a derivative method may have.
 *
 * @param result what it returns
 * @param type the type of that; VOID for nothing, a placeholder for a record
 */
record Form(DerivativeKind kind, List<Slot> slots, Result result, Type type) {
  Form {
    slots = List.copyOf(slots);
  }

  /** What a derivative method returns. */
  enum Result {
    NOTHING,
    /** The method's own result. */
    VALUE,
    /** The tangent of the method's result. */
    TANGENT,
    /** A fresh adjoint of the only active parameter. */
    ADJOINT,
    /** Fresh adjoints of scalars. */
    SCALAR_ADJOINTS,
    /** A record of adjoints; for {@code valueAndGradient} with the value before them. */
    RECORD,
    /** A fresh matrix or vector of derivatives. */
    OUT
  }

  boolean takes(List<Type> parameters) {
    return slots.stream().map(Slot::type).toList().equals(parameters);
  }

  /** As {@code double valueAndGradient(double[] x, double[] xAdjoint)}. */
  @Override
  public String toString() {
    String returned = result == Result.RECORD ? "RECORD" : type.toString();
    return slots.stream()
        .map(s -> s.type() + " " + s.name())
        .collect(Collectors.joining(", ", returned + " " + kind.method() + "(", ")"));
  }
}
