package dev.gradus.runtime;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Renders the table of problems as the page {@code docs/problems.md}. */
final class ProblemsPage {
  private static final Pattern DETAIL = Pattern.compile("%[-#+ 0,(]*\\d*(?:\\.\\d+)?[a-zA-Z]");

  private ProblemsPage() {}

  static String render() {
    StringBuilder page = new StringBuilder();
    page.append("# Problems\n\n");
    page.append("Every message says what is wrong and where, what to do about it, and the name\n");
    page.append(
        "under which it is listed here. An ellipsis stands for the details of the case.\n\n");
    page.append("This page is generated from the table `Problem`. To renew it:\n");
    page.append("`mvn test -pl runtime -Dtest=ProblemsPageTest -Dgradus.docs=write`.\n");
    for (Problem problem : sorted()) {
      page.append("\n## ").append(problem.name()).append("\n\n");
      page.append("> ").append(text(problem.what())).append("\n\n");
      page.append("What to do: ").append(text(problem.remedy())).append(".\n");
    }
    return page.toString();
  }

  private static List<Problem> sorted() {
    return Arrays.stream(Problem.values()).sorted(Comparator.comparing(Problem::name)).toList();
  }

  private static String text(String template) {
    return DETAIL.matcher(template).replaceAll("…").replace("%%", "%").replace("<", "&lt;");
  }
}
