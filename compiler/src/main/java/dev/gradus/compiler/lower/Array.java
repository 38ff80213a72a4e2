package dev.gradus.compiler.lower;

import dev.gradus.compiler.loop.Value;
import java.util.Optional;

/**
 * Where a tensor's elements stand, row-major.
 *
 * @param offset position of the first element; empty for 0
 */
record Array(Slot slot, Optional<Value> offset) {
  static Array of(Slot slot) {
    return new Array(slot, Optional.empty());
  }

  boolean isAtBase() {
    return offset.isEmpty();
  }

  /** Position of the element {@code index} elements behind the first. */
  Value position(Code code, Value index) {
    return offset.map(o -> code.plus(o, index)).orElse(index);
  }

  /** Position of the first element. */
  Value start(Code code) {
    return offset.orElseGet(() -> code.index(0));
  }
}
