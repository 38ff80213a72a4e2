package dev.gradus.compiler.objects;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Position;
import dev.gradus.compiler.loop.Statement;
import dev.gradus.compiler.loop.Terminator;
import dev.gradus.compiler.loop.Value;
import java.util.List;

/** Throws what Java throws where an object is used that is null. */
final class NullPointer {
  private static final Operation EXCEPTION =
      new Operation.Construct("java/lang/NullPointerException", "()V");

  private NullPointer() {}

  static Terminator thrown(Code code) {
    return new Terminator.Throw(code.emit(EXCEPTION, List.of()));
  }

  /** Throws unless the object is present. */
  static void guard(Code code, Value present) {
    Value missing = code.not(present);
    if (code.literal(missing).isPresent()) {
      return;
    }
    Draft then = new Draft();
    code.within(then, () -> then.end(thrown(code)));
    Draft otherwise = new Draft();
    Position position = code.position();
    code.draft()
        .addLater(
            () ->
                new Statement.If(missing, then.finish(), otherwise.finish(), List.of(), position));
  }
}
