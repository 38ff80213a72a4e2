package dev.gradus.compiler.loop;

/** Throws what interpreted code throws, checked or not, as compiled code would. */
final class Sneaky {
  private Sneaky() {}

  static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchecked(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
