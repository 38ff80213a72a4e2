package dev.gradus.samples;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a command line printed. */
record Run(int exitCode, String out, String err) {

  /** Runs the command line with its results under a directory, in an unusual locale. */
  static Run of(Path home, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Locale before = Locale.getDefault();
    String homeBefore = System.getProperty("gradus.home", "");
    System.setProperty("gradus.home", home.toString());
    Locale.setDefault(Locale.GERMANY); // a decimal comma, wherever a format forgets Locale.ROOT
    try {
      int code =
          Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
              .execute(arguments);
      return new Run(code, out.toString(), err.toString());
    } finally {
      Locale.setDefault(before);
      System.setProperty("gradus.home", homeBefore);
    }
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** The number behind {@code name = } or {@code name: } in the first line that has one. */
  double number(String name) {
    for (String separator : new String[] {" = ", ": "}) {
      int at = out.indexOf(name + separator);
      if (at >= 0) {
        return Double.parseDouble(
            out.substring(at + name.length() + separator.length()).split("[\\s,]+", 2)[0]);
      }
    }
    throw new AssertionError("no " + name + " in\n" + out + err);
  }
}
