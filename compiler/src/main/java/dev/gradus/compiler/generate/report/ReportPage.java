package dev.gradus.compiler.generate.report;

import dev.gradus.compiler.generate.GenerationResult;
import dev.gradus.compiler.generate.Message;
import dev.gradus.compiler.generate.Objective;
import dev.gradus.compiler.generate.OutputFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The page about a run: every objective with its loop program and adjoint, what is saved and why,
 * sizes of methods, verification and messages. One file without outside resources; the same result
 * gives the same bytes.
 */
public final class ReportPage {
  private final String project;
  private final GenerationResult result;
  private final Html html = new Html();

  private ReportPage(String project, GenerationResult result) {
    this.project = project;
    this.result = result;
  }

  /**
   * The page.
   *
   * @param project what was built, for the title
   */
  public static String render(String project, GenerationResult result) {
    ReportPage page = new ReportPage(project, result);
    page.page();
    return page.html.toString();
  }

  /** Writes the page to a file. */
  public static void write(Path file, String project, GenerationResult result) {
    OutputFiles.write(file, render(project, result).getBytes(StandardCharsets.UTF_8));
  }

  private void page() {
    html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n");
    html.element("title", "Gradients of " + project).line();
    html.raw("<style>\n" + resource("report.css") + "</style>\n</head>\n<body>\n");
    html.element("a", "Skip to the objectives", "class", "skip", "href", "#objectives").line();
    header();
    html.raw("<div class=\"columns\">\n");
    contents();
    html.raw("<main id=\"objectives\" tabindex=\"-1\">\n");
    if (result.objectives().isEmpty()) {
      html.raw("<p class=\"empty\">No method is marked <code>@Differentiable</code> and no");
      html.raw(" interface <code>@GradientOf</code>.</p>\n");
    }
    int number = 0;
    for (Objective objective : result.objectives()) {
      new ObjectiveArticle(html, objective, "objective-" + ++number).write();
    }
    html.raw("</main>\n</div>\n<script>\n" + resource("report.js") + "</script>\n");
    html.raw("</body>\n</html>\n");
  }

  private void header() {
    html.raw("<header>\n");
    html.open("h1").text("Gradients of ").element("span", project).close("h1").line();
    html.raw("<ul class=\"figures\">\n");
    List<Objective> all = result.objectives();
    figure(all.size(), all.size() == 1 ? "objective" : "objectives", "");
    figure(result.count(Objective.Status.GENERATED), "generated", "good");
    figure(result.count(Objective.Status.UP_TO_DATE), "up to date", "good");
    figure(result.count(Objective.Status.FAILED), "failed", "bad");
    long verified = all.stream().filter(ObjectiveArticle::isVerified).count();
    figure(verified, "verified", "good");
    long warnings =
        result.messages().stream().filter(m -> m.severity() == Message.Severity.WARNING).count();
    figure(warnings, warnings == 1 ? "warning" : "warnings", "warn");
    html.raw("</ul>\n</header>\n");
  }

  private void figure(long count, String what, String tone) {
    html.open("li", "class", count == 0 ? "none" : tone);
    html.element("b", Long.toString(count)).text(" " + what).close("li").line();
  }

  private void contents() {
    html.raw("<nav aria-label=\"Objectives\">\n");
    html.raw("<label for=\"filter\">Find <kbd>/</kbd></label>");
    html.raw("<input id=\"filter\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\">\n");
    html.raw("<div class=\"buttons\"><button type=\"button\" id=\"open\">Open all</button>");
    html.raw("<button type=\"button\" id=\"close\">Close all</button></div>\n<ol>\n");
    int number = 0;
    for (Objective objective : result.objectives()) {
      String state = ObjectiveArticle.state(objective);
      html.open("li").open("a", "href", "#objective-" + ++number);
      html.element("span", "", "class", "dot " + state, "aria-hidden", "true");
      html.name(ObjectiveArticle.shortName(objective));
      html.element("span", " (" + state + ")", "class", "hidden");
      html.close("a").close("li").line();
    }
    html.raw("</ol>\n</nav>\n");
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
