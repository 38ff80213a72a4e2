package dev.gradus.compiler.method;

import dev.gradus.compiler.loop.Type;

/**
 * A parameter of a derivative method.
 *
 * @param role what it is
 * @param index number of the method's own parameter that it belongs to; -1 where it belongs to none
 * @param type its declared type
 */
record Slot(Role role, int index, Type type, String name) {
  /** What a parameter of a derivative method is. */
  enum Role {
    /** A parameter of the method itself. */
    PRIMAL,
    /** Adjoint of an active array. */
    ADJOINT,
    /** Adjoints of the active scalars of one type. */
    SCALAR_ADJOINTS,
    /** Tangent of an active parameter. */
    TANGENT,
    /** Cotangent of the result. */
    SEED,
    /** Takes the tangent of the result. */
    RESULT_TANGENT,
    /** Takes a matrix or vector of derivatives. */
    OUT
  }
}
