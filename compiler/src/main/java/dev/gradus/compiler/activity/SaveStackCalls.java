package dev.gradus.compiler.activity;

import dev.gradus.compiler.loop.Operation;
import dev.gradus.compiler.loop.Type;
import dev.gradus.compiler.loop.Typing;
import java.util.Optional;

/** Static methods of the save stack that derivative programs call. */
public enum SaveStackCalls {
  /** (stack, direction) → the stack that goes in step with it. */
  SHADOW("shadow"),
  RESERVE_DOUBLES("reserveDoubles"),
  RELEASE_DOUBLES("releaseDoubles"),
  /** (stack) → the array that holds its blocks. */
  DOUBLES("doubles"),
  /** (stack, length) → an array of doubles. */
  RESERVE_ROW("reserveRow"),
  /** (stack) → that array. */
  RELEASE_ROW("releaseRow"),
  RESERVE_FLOATS("reserveFloats"),
  RELEASE_FLOATS("releaseFloats"),
  FLOATS("floats"),
  /** (stack, object). */
  PUSH_REFERENCE("pushReference"),
  /** (stack) → object. */
  POP_REFERENCE("popReference"),
  /** Any that moves no reals. */
  OTHER("");

  private static final String STACK = Typing.SAVE_STACK.descriptor();
  private static final Operation.StaticCall SHADOW_CALL =
      new Operation.StaticCall(
          Typing.SAVE_STACK.className(), "shadow", "(" + STACK + "I)" + STACK, false);

  private final String method;

  SaveStackCalls(String method) {
    this.method = method;
  }

  /** The call of {@link #SHADOW}. */
  public static Operation shadow() {
    return SHADOW_CALL;
  }

  /** Which one a call is; empty if it is of another class. */
  public static Optional<SaveStackCalls> of(Operation operation) {
    if (!(operation instanceof Operation.StaticCall c)
        || !c.owner().equals(Typing.SAVE_STACK.className())) {
      return Optional.empty();
    }
    for (SaveStackCalls call : values()) {
      if (call.method.equals(c.name())) {
        return Optional.of(call);
      }
    }
    return Optional.of(OTHER);
  }

  /** The kind of the reals that the call makes room for or gives up. */
  public Optional<Type.Kind> room() {
    return switch (this) {
      case RESERVE_DOUBLES, RELEASE_DOUBLES -> Optional.of(Type.Kind.DOUBLE);
      case RESERVE_FLOATS, RELEASE_FLOATS -> Optional.of(Type.Kind.FLOAT);
      default -> Optional.empty();
    };
  }
}
