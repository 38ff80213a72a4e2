package dev.gradus.runtime.method;

import dev.gradus.runtime.SaveStack;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Superclass of generated derivatives: what one thread needs to run them. Instances are made by
 * {@code Gradients} only.
 */
public abstract class GeneratedGradient {
  /** Save area of the reverse sweep. */
  protected final SaveStack stack = new SaveStack();

  /** Checks of the arguments. */
  protected final EntryChecks checks = new EntryChecks();

  private final Kept kept = new Kept();
  private @Nullable Supplier<? extends GeneratedGradient> makeAliased;
  private @Nullable GeneratedGradient aliased;

  final void makeAliasedBy(Supplier<? extends GeneratedGradient> maker) {
    makeAliased = maker;
  }

  /** The same derivatives for arguments that are one and the same array, made on first use. */
  protected final GeneratedGradient aliased() {
    GeneratedGradient known = aliased;
    if (known == null) {
      known = Objects.requireNonNull(makeAliased, "not made by Gradients").get();
      aliased = known;
    }
    return known;
  }

  /** An array for use during a call, made at the first one. */
  protected final Object cells(int number, int length, String descriptor) {
    return kept.cells(number, length, descriptor);
  }

  /** An array in the shape of another for use during a call, made where the last does not fit. */
  protected final Object like(int number, Object array) {
    return kept.like(number, array);
  }

  /** Tidies up after an exception, which goes on to the caller. */
  protected final void failed() {
    stack.clear();
  }
}
