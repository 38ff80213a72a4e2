package dev.gradus.compiler.loop;

/**
 * A place in the user's source.
 *
 * @param owner name of the class (with dots), empty where nothing is known
 * @param method name of the method, or empty
 * @param file name of the source file, or empty
 * @param line line in that file; 0 where the class file has no line table
 */
public record Position(String owner, String method, String file, int line) {
  /** No place: the statement comes from no source. */
  public static final Position NONE = new Position("", "", "", 0);

  /** A line of a file that belongs to no method. */
  public Position(String file, int line) {
    this("", "", file, line);
  }

  public boolean hasLine() {
    return line > 0;
  }

  /** The same place as stack traces have it. */
  public StackTraceElement element() {
    return new StackTraceElement(owner, method, file.isEmpty() ? null : file, line > 0 ? line : -1);
  }

  /** {@code (File.java:12)}, or nothing where the line is unknown. */
  public String location() {
    String before = file.isEmpty() ? "line " : file + ":";
    return hasLine() ? "(" + before + line + ")" : "";
  }

  /** {@code owner.method (File.java:12)}; the method only where the line is unknown. */
  @Override
  public String toString() {
    String name = owner.isEmpty() ? method : owner + "." + method;
    String text = (name + " " + location()).strip();
    return text.isEmpty() ? "an unknown place" : text;
  }
}
