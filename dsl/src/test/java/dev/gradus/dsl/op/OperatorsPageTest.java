package dev.gradus.dsl.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OperatorsPageTest {
  static final String COMMAND =
      "mvn test -pl dsl -am -Dtest=OperatorsPageTest -Dgradus.docs=write"
          + " -Dsurefire.failIfNoSpecifiedTests=false";

  private static final Path PAGE =
      Path.of(System.getProperty("basedir", "")).resolve("../docs/operators.md");

  @Test
  void thePageSaysWhatTheCatalogueSays() throws IOException {
    if (System.getProperty("gradus.docs", "").equals("write")) {
      Files.writeString(PAGE, OperatorsPage.text());
    }
    assertThat(Files.readString(PAGE))
        .as("docs/operators.md is stale; write it anew with: %s", COMMAND)
        .isEqualTo(OperatorsPage.text());
  }
}
