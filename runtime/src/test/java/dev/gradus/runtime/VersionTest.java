package dev.gradus.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class VersionTest {
  @Test
  void theVersionIsThatOfTheBuild() {
    assertThat(Path.of("pom.xml")).content().contains("<version>" + Version.CURRENT + "</version>");
  }
}
