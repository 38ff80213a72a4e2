package dev.gradus.runtime.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A gradient at one point, compared with finite differences and forward mode.
 *
 * @param subject the method or objective, and which derivative of it
 * @param value the function's value at the point
 * @param total number of components that the gradient has
 * @param components those that were compared
 */
public record GradientReport(String subject, double value, int total, List<Component> components) {
  private static final int SHOWN = 10;

  public GradientReport {
    components = List.copyOf(components);
  }

  /** Whether every component agrees. */
  public boolean matches() {
    return components.stream().allMatch(c -> c.verdict() == Component.Verdict.MATCHES);
  }

  /** The components that do not agree, the worst first. */
  public List<Component> failures() {
    return components.stream()
        .filter(c -> c.verdict() != Component.Verdict.MATCHES)
        .sorted(Comparator.comparingDouble(Component::badness).reversed())
        .toList();
  }

  /** A headline, and a table of the worst components with what is wrong with each. */
  @Override
  public String toString() {
    List<Component> failures = failures();
    StringBuilder text = new StringBuilder(subject);
    if (failures.isEmpty()) {
      text.append(" matches finite differences\n");
    } else {
      text.append(" does not match finite differences\n");
    }
    text.append("  ").append(components.size()).append(" comparisons of ");
    text.append(total).append(" components, ").append(failures.size()).append(" failed");
    text.append("; value at the point: ").append(value).append('\n');
    if (!failures.isEmpty()) {
      table(text, failures.subList(0, Math.min(SHOWN, failures.size())));
    }
    if (failures.size() > SHOWN) {
      text.append("  and ").append(failures.size() - SHOWN).append(" more\n");
    }
    return text.toString();
  }

  private static void table(StringBuilder text, List<Component> rows) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "component",
            "gradient",
            "difference",
            "forward mode",
            "apart",
            "allowed",
            "what is wrong"));
    rows.forEach(c -> cells.add(row(c)));
    int[] widths = new int[cells.get(0).size()];
    for (List<String> row : cells) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : cells) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        line.append("  ").append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length()));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }

  private static List<String> row(Component c) {
    return List.of(
        c.name(),
        number(c.gradient()),
        number(c.difference()),
        Double.isNaN(c.forward()) ? "-" : number(c.forward()),
        number(Math.abs(c.gradient() - c.difference()), 1),
        number(c.allowed(), 1),
        wrong(c));
  }

  private static String wrong(Component c) {
    return switch (c.verdict()) {
      case MATCHES -> "nothing";
      case DIFFERS -> differs(c);
      case KINK ->
          "a kink: one-sided differences are "
              + number(c.left())
              + " (left) and "
              + number(c.right())
              + " (right); choose a point beside it";
      case UNDECIDED ->
          "differences cannot tell: the function is not finite or too rough around the point";
    };
  }

  private static String differs(Component c) {
    if (Math.abs(c.gradient() - c.difference()) <= c.allowed()) {
      return "forward mode differs";
    }
    String text = "differs by " + number(c.relative(), 1) + " of the larger";
    double apart = Math.abs(c.gradient() - c.forward());
    return apart <= 1e-6 * Math.abs(c.gradient())
        ? text + ", not from forward mode: a rule written by hand, or a search that stops early?"
        : text;
  }

  private static String number(double x) {
    return number(x, 9);
  }

  private static String number(double x, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "g", x);
  }
}
