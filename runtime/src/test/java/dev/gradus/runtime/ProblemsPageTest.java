package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("basedir", ".")).resolve("../docs/problems.md").normalize();

  @Test
  void thePageIsUpToDate() throws IOException {
    String page = ProblemsPage.render();
    if ("write".equals(System.getProperty("gradus.docs"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(Files.readString(PAGE).replace("\r\n", "\n"))
        .as("run: mvn test -pl runtime -Dtest=ProblemsPageTest -Dgradus.docs=write")
        .isEqualTo(page);
  }

  @Test
  void everyProblemSaysWhatAndWhatToDo() {
    for (Problem problem : Problem.values()) {
      assertThat(problem.what()).as(problem.name()).isNotBlank().doesNotEndWith(".");
      assertThat(problem.remedy()).as(problem.name()).isNotBlank().doesNotEndWith(".");
      assertThat(problem.remedy()).as(problem.name()).doesNotContain("%s", "%d");
    }
  }

  @Test
  void aMessageHasItsDetailsRemedyAndName() {
    assertThat(Problem.NO_ROWS.message("the batch"))
        .isEqualTo("the batch holds no rows; give at least one row [NO_ROWS]");
  }
}
