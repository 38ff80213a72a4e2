package dev.gradus.dsl.graph;

/** A line of the user's source; {@code line} 0 means unknown. */
public record SourceLine(String file, int line) {
  public static final SourceLine NONE = new SourceLine("", 0);

  @Override
  public String toString() {
    return line == 0 ? "an unknown line" : file + ":" + line;
  }
}
