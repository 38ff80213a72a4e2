package dev.gradus.compiler.read;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lines of the source for lines of a class file. Kotlin's compiler numbers the lines of inlined
 * functions beyond the end of the file; a table in the class file (JSR-45, stratum KotlinDebug)
 * says where the calls stand.
 */
final class SourceLines {
  private static final Pattern ENTRY =
      Pattern.compile("(\\d+)(?:#\\d+)?(?:,(\\d+))?:(\\d+)(?:,(\\d+))?");

  /** A run of class file lines that starts at {@code from}. */
  private record Run(int from, int count, int line, int linesPerSourceLine) {}

  private final TreeMap<Integer, Run> runs = new TreeMap<>();

  private SourceLines() {}

  /** The lines of a class with this debug extension, if it has one. */
  static SourceLines of(@Nullable String extension) {
    SourceLines lines = new SourceLines();
    int start = extension == null ? -1 : extension.indexOf("*S KotlinDebug");
    if (extension == null || start < 0) {
      return lines;
    }
    extension.substring(start).lines().forEach(lines::add);
    return lines;
  }

  private void add(String text) {
    Matcher entry = ENTRY.matcher(text);
    if (entry.matches()) {
      int repeat = number(entry.group(2));
      int each = number(entry.group(4));
      int from = Integer.parseInt(entry.group(3));
      runs.put(from, new Run(from, repeat * each, Integer.parseInt(entry.group(1)), each));
    }
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 1 : Integer.parseInt(digits);
  }

  /** The line in the source file. */
  int source(int line) {
    Map.Entry<Integer, Run> entry = runs.floorEntry(line);
    if (entry == null || line >= entry.getValue().from() + entry.getValue().count()) {
      return line;
    }
    Run run = entry.getValue();
    return run.line() + (line - run.from()) / run.linesPerSourceLine();
  }
}
