package dev.gradus.compiler.loop;

/** A place in the user's source; {@code line} 0 means unknown. */
public record Position(String file, int line) {
  public static final Position NONE = new Position("", 0);
}
