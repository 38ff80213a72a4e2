package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;

/** Methods of the JDK that move the elements of arrays. */
public enum ArrayCalls {
  /** System.arraycopy(from, start, to, start, count). */
  COPY,
  /** Arrays.fill(array, value). */
  FILL,
  /** Arrays.fill(array, from, to, value). */
  FILL_RANGE,
  /** Arrays.copyOf(array, length). */
  COPY_OF,
  /** Arrays.copyOfRange(array, from, to). */
  COPY_OF_RANGE;

  /** Which one a call on arrays of reals is. */
  public static Optional<ArrayCalls> of(Operation.StaticCall call, List<Value> arguments) {
    if (arguments.isEmpty() || !Region.isRealArray(arguments.get(0).type())) {
      return Optional.empty();
    }
    if (call.owner().equals("java/lang/System") && call.name().equals("arraycopy")) {
      return Region.isRealArray(arguments.get(2).type()) ? Optional.of(COPY) : Optional.empty();
    }
    if (!call.owner().equals("java/util/Arrays") || arguments.get(0).type().rank() != 1) {
      return Optional.empty();
    }
    return switch (call.name()) {
      case "fill" -> Optional.of(arguments.size() == 2 ? FILL : FILL_RANGE);
      case "copyOf" -> Optional.of(COPY_OF);
      case "copyOfRange" -> Optional.of(COPY_OF_RANGE);
      default -> Optional.empty();
    };
  }
}
