package dev.gradus.compiler.read;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import dev.gradus.compiler.loop.Value;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * Kotlin's empty ranges, constants of the range classes: a range made anew is as good, and can be
 * taken apart like any other.
 */
final class EmptyRanges {
  private EmptyRanges() {}

  /** The range, if the call gives the empty one. */
  static Optional<Value> read(InstructionReader reader, MethodInsnNode call) {
    if (!call.owner.startsWith("kotlin/ranges/") || !call.name.equals("getEMPTY")) {
      return Optional.empty();
    }
    Type range = Typing.result(call.desc);
    boolean isLong = range.className().equals("kotlin/ranges/LongRange");
    Type bound = isLong ? Type.LONG : Type.INT;
    Value start = reader.constant(isLong ? (Object) 1L : (Object) 1, bound);
    Value end = reader.constant(isLong ? (Object) 0L : (Object) 0, bound);
    boolean isChar = range.className().equals("kotlin/ranges/CharRange");
    String code = isLong ? "J" : isChar ? "C" : "I";
    Operation construct = new Operation.Construct(range.className(), "(" + code + code + ")V");
    return Optional.of(reader.emit(range, construct, List.of(start, end)));
  }
}
