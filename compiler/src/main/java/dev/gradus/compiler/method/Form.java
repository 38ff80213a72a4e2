package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;
import dev.gradus.runtime.method.DerivativeKind;
import java.util.ArrayList;
import java.util.List;

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
    /**
     * An object of the class of the only active parameter, or a record of adjoints; for {@code
     * valueAndGradient} with the value before them.
     */
    RECORD,
    /** A fresh matrix or vector of derivatives. */
    OUT
  }

  /** Types of the parameters as an interface declares them: objects in one piece. */
  List<Type> declared(Primal primal) {
    List<Type> types = new ArrayList<>();
    primal.declared().forEach(d -> types.add(d.type()));
    slots.stream().filter(s -> s.role() != Slot.Role.PRIMAL).forEach(s -> types.add(s.type()));
    return types;
  }

  /** The signature as an interface would declare it. */
  String signature(Primal primal) {
    List<String> parameters = new ArrayList<>();
    primal.declared().forEach(d -> parameters.add(d.type() + " " + d.name()));
    slots.stream()
        .filter(s -> s.role() != Slot.Role.PRIMAL)
        .forEach(s -> parameters.add(s.type() + " " + s.name().replace('.', '_')));
    String returned = isOpenRecord() ? "RECORD" : type.toString();
    return returned + " " + kind.method() + "(" + String.join(", ", parameters) + ")";
  }

  /** Whether it returns a record of the caller's choice. */
  boolean isOpenRecord() {
    return result == Result.RECORD && type.className().isEmpty();
  }
}
