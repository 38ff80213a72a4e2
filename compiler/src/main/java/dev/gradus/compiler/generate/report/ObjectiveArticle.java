package dev.gradus.compiler.generate.report;

import dev.gradus.compiler.generate.Message;
import dev.gradus.compiler.generate.Objective;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The part of the page about one objective. */
final class ObjectiveArticle {
  /** Bytes of code above which HotSpot leaves a method to the interpreter. */
  private static final int HUGE_METHOD = 8000;

  /** Parts of the explanation of a method; models have the stages of their compilation. */
  private static final Set<String> OF_METHODS =
      Set.of(
          "method",
          "program",
          "adjoint",
          "saved",
          "recomputed",
          "forwards and backwards at once",
          "save area",
          "marks that do not hold",
          "size");

  private final Html html;
  private final Objective objective;
  private final String id;
  private final ExplanationSections sections;

  ObjectiveArticle(Html html, Objective objective, String id) {
    this.html = html;
    this.objective = objective;
    this.id = id;
    sections = ExplanationSections.of(objective.explanation());
  }

  /** What a reader wants to know first: failed, warned or fine. */
  static String state(Objective objective) {
    if (objective.status() == Objective.Status.FAILED) {
      return "failed";
    }
    return objective.messages().isEmpty() ? "fine" : "warned";
  }

  /** Whether gradients were compared and are right. */
  static boolean isVerified(Objective objective) {
    return objective.status() != Objective.Status.FAILED
        && objective.verification().filter(v -> v.contains(" points, ")).isPresent();
  }

  /** The interface, or the method, without its package. */
  static String shortName(Objective objective) {
    String name = objective.name();
    int end = name.indexOf('(') < 0 ? name.length() : name.indexOf('(');
    int cut = name.lastIndexOf('.', end - 1);
    if (objective.gradientInterface().isEmpty()) {
      cut = cut < 0 ? cut : name.lastIndexOf('.', cut - 1);
    }
    return name.substring(cut + 1).replace('$', '.');
  }

  void write() {
    html.open("article", "id", id, "class", state(objective), "aria-labelledby", id + "-name");
    html.line();
    heading();
    facts();
    messages();
    sizes();
    program("Loop program", "program");
    program("Adjoint", "adjoint");
    saves();
    for (String section : sections.byTitle().keySet()) {
      if (!OF_METHODS.contains(section)) {
        program("Stage " + section.replace('-', ' '), section);
      }
    }
    html.close("article").line();
  }

  private void heading() {
    html.open("h2", "id", id + "-name").open("a", "href", "#" + id);
    html.name(shortName(objective)).close("a");
    String status = objective.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    html.raw(" ").element("span", status, "class", "badge " + state(objective)).close("h2").line();
  }

  private void facts() {
    html.raw("<dl>\n");
    fact("Method", objective.method());
    objective.gradientInterface().ifPresent(i -> fact("Interface", i));
    for (String generated : objective.classes()) {
      fact("Class", generated);
    }
    String[] lines = sections.body("method").split("\n");
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].lastIndexOf(": ");
      if (colon > 0) {
        fact("Parameter", lines[i].strip());
      }
    }
    String verified = objective.verification().orElse("not carried out");
    String tone =
        isVerified(objective) ? "good" : state(objective).equals("failed") ? "bad" : "quiet";
    html.open("dt").text("Verification").close("dt").element("dd", verified, "class", tone);
    html.line().raw("</dl>\n");
  }

  private void fact(String term, String value) {
    html.element("dt", term).open("dd").open("code").name(value).close("code").close("dd").line();
  }

  private void messages() {
    if (objective.messages().isEmpty()) {
      return;
    }
    html.raw("<ul class=\"messages\">\n");
    for (Message m : objective.messages()) {
      String severity = m.severity().name().toLowerCase(Locale.ROOT);
      html.open("li", "class", severity).element("b", severity).raw(" ");
      html.open("code").text(m.line() > 0 ? m.place() + ":" + m.line() : m.place()).close("code");
      html.element("p", m.text()).close("li").line();
    }
    html.raw("</ul>\n");
  }

  private void sizes() {
    if (objective.sizes().isEmpty()) {
      return;
    }
    html.raw("<table class=\"sizes\"><caption>Methods, in bytes of code</caption>\n");
    html.raw("<thead><tr><th scope=\"col\">Method</th><th scope=\"col\">Bytes</th>");
    html.raw("<th scope=\"col\">of the 8000 that HotSpot compiles</th></tr></thead>\n<tbody>\n");
    for (Map.Entry<String, Integer> size : objective.sizes().entrySet()) {
      int bytes = size.getValue();
      html.raw("<tr>").element("th", size.getKey(), "scope", "row");
      html.element("td", Integer.toString(bytes));
      String value = Integer.toString(Math.min(bytes, HUGE_METHOD));
      html.open("td");
      html.open("meter", "min", "0", "max", "8000", "high", "7999", "value", value);
      html.text(bytes + " bytes").close("meter").raw("</td></tr>\n");
    }
    html.raw("</tbody></table>\n");
  }

  private void program(String title, String section) {
    String body = sections.body(section);
    if (!body.isEmpty()) {
      String lines = body.lines().count() + " lines";
      summary(title, lines);
      html.raw("<pre tabindex=\"0\"><code>").raw(ProgramText.markup(body)).raw("</code></pre>");
      html.raw("</details>\n");
    }
  }

  private void summary(String title, String more) {
    html.raw("<details><summary>").text(title).raw(" ");
    html.element("span", more, "class", "quiet").raw("</summary>\n");
  }

  private void saves() {
    String area = sections.body("save area").strip();
    if (area.isEmpty()) {
      return;
    }
    summary("What the reverse sweep needs", area);
    list("Saved, and why", "saved");
    list("Computed again", "recomputed");
    list("Forwards and backwards at once, nothing saved", "forwards and backwards at once");
    html.raw("</details>\n");
  }

  private void list(String title, String section) {
    String body = sections.body(section).strip();
    if (body.isEmpty()) {
      return;
    }
    html.element("h3", title).raw("\n<ul class=\"values\">\n");
    body.lines().forEach(line -> html.element("li", line.strip()).line());
    html.raw("</ul>\n");
  }
}
