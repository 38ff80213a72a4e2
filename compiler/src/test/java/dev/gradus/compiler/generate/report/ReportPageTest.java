package dev.gradus.compiler.generate.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.compiler.generate.GenerationResult;
import dev.gradus.compiler.generate.Objective;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReportPageTest {
  private static final Set<String> VOID = Set.of("meta", "input", "wbr");
  private static final String PAGE = ReportPage.render("shop <pricing>", ReportFixture.result());

  /** The page without style and script. */
  private static final String MARKUP =
      PAGE.replaceAll("(?s)<(style|script)>.*?</\\1>", "<$1></$1>");

  private static List<String> all(String regex) {
    List<String> found = new ArrayList<>();
    Matcher m = Pattern.compile(regex).matcher(MARKUP);
    while (m.find()) {
      found.add(m.group(1));
    }
    return found;
  }

  @Test
  void everyElementIsClosedInItsOrder() {
    Deque<String> open = new ArrayDeque<>();
    Matcher tag = Pattern.compile("<(/?)([a-z0-9]+)[^>]*>").matcher(MARKUP);
    while (tag.find()) {
      if (VOID.contains(tag.group(2))) {
        continue;
      } else if (tag.group(1).isEmpty()) {
        open.push(tag.group(2));
      } else {
        assertThat(open.pop()).as("before position %d", tag.start()).isEqualTo(tag.group(2));
      }
    }
    assertThat(open).isEmpty();
  }

  @Test
  void everyObjectiveIsListedAndLinked() {
    assertThat(all("<article id=\"([^\"]+)\""))
        .containsExactly("objective-1", "objective-2", "objective-3", "objective-4");
    assertThat(all(" id=\"([^\"]+)\""))
        .doesNotHaveDuplicates()
        .containsAll(all("href=\"#([^\"]+)\""));
    assertThat(all("<nav[^>]*>((?s:.)*?)</nav>").get(0))
        .containsSubsequence("RosenbrockGradient", "Models.<wbr>RungeKuttaGradient", "Stock.");
  }

  @Test
  void nothingComesFromOutside() {
    assertThat(PAGE).doesNotContain("http:", "https:", "src=", "<link", "@import", "url(");
  }

  @Test
  void anObjectiveShowsProgramsSavesSizesAndVerification() {
    String article = all("(<article id=\"objective-3\"(?s:.)*?</article>)").get(0);
    assertThat(article)
        .contains("Loop program", "Adjoint", "What the reverse sweep needs", "bytes per call")
        .contains("Saved, and why", "Computed again", "determinant$adjoint</th>")
        .contains("<dd class=\"good\">3 points, 24 comparisons, ")
        .contains("<i class=\"t\">double</i>", "<i class=\"w\">return</i>");
  }

  @Test
  void stagesOfModelsShowByTheirNames() {
    Objective model =
        new Objective(
            Optional.empty(),
            "shop.Models.classifier()",
            Objective.Status.GENERATED,
            "",
            List.of("shop.Models$Kernel"),
            Map.of(),
            "== 1-graph ==\nmatmul\n\n== 2-loops ==\ndouble x = 1.0\n",
            Optional.of("3 points, 9 comparisons that agree"),
            List.of());
    assertThat(ReportPage.render("shop", new GenerationResult(List.of(model))))
        .containsSubsequence(
            "<summary>Stage 1 graph", "matmul", "<summary>Stage 2 loops", "<i class=\"n\">1.0</i>")
        .contains("Models.<wbr>classifier()", "<b>1</b> verified");
  }

  @Test
  void messagesShowTheirPlaces() {
    assertThat(MARKUP)
        .contains(
            "<li class=\"warning\"><b>warning</b>", "src/main/java/shop/pricing/Models.java:41")
        .contains("<li class=\"error\"><b>error</b>", "src/main/java/shop/stock/Stock.java:17")
        .contains("java.util.List&lt;Double&gt; &amp; more");
  }

  @Test
  void theHeaderCounts() {
    assertThat(all("<ul class=\"figures\">((?s:.)*?)</ul>").get(0).replaceAll("<[^>]+>", " "))
        .containsSubsequence("4", "objectives", "2", "generated", "1", "up to date", "1", "failed")
        .containsSubsequence("3", "verified", "1", "warning");
    assertThat(MARKUP).contains("<title>Gradients of shop &lt;pricing&gt;</title>");
  }

  @Test
  void theSameResultGivesTheSamePage() {
    assertThat(ReportPage.render("shop <pricing>", ReportFixture.result())).isEqualTo(PAGE);
  }

  @Test
  void aProjectWithoutObjectivesIsToldSo() {
    assertThat(ReportPage.render("shop", new GenerationResult(List.of())))
        .contains("<b>0</b> objectives", "No method is marked <code>@Differentiable</code>");
  }
}
