package dev.gradus.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plain-text report: headings, {@code name: value} lines, and tables with aligned columns.
 * Numbers are formatted alike in every locale.
 */
public final class Report {
  private final StringBuilder text = new StringBuilder();

  /** Starts a section. */
  public Report heading(String title) {
    if (!text.isEmpty()) {
      text.append('\n');
    }
    return line(title).line("-".repeat(title.length()));
  }

  public Report line(String line) {
    text.append(line).append('\n');
    return this;
  }

  /** A line {@code name: value}, the value formatted as by {@link String#format}. */
  public Report value(String name, String format, Object... values) {
    return line(name + ": " + String.format(Locale.ROOT, format, values));
  }

  /** Rows below column titles, everything aligned to the right. */
  public Report table(List<String> titles, List<List<String>> rows) {
    List<List<String>> all = new ArrayList<>();
    all.add(titles);
    all.addAll(rows);
    int[] widths = new int[titles.size()];
    for (List<String> row : all) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (List<String> row : all) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(c == 0 ? "" : "  ");
        line.append(" ".repeat(widths[c] - row.get(c).length())).append(row.get(c));
      }
      line(line.toString());
    }
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
