package dev.gradus.compiler.generate;

/**
 * What a build says about a place in the sources.
 *
 * @param place path of the source file, or what is known: method or class
 * @param line line in the file; 0 where it is not known
 */
public record Message(Severity severity, String place, int line, String text) {

  /** Whether the build fails. */
  public enum Severity {
    WARNING,
    ERROR
  }

  boolean isError() {
    return severity == Severity.ERROR;
  }

  /** {@code path/File.java:[12] error: text}, which IDEs and CI servers link. */
  @Override
  public String toString() {
    String where = line > 0 ? place + ":[" + line + "]" : place + ":";
    return where + " " + severity.name().toLowerCase(java.util.Locale.ROOT) + ": " + text;
  }
}
