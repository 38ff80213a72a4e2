package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsJobTest {
  @TempDir Path home;

  @Test
  void theMainJobClassifiesDigitsAndLeavesItsResults() throws IOException {
    Path out = Files.createDirectories(home.resolve("out"));
    Files.writeString(out.resolve("notes.txt"), "the user's");

    Run run = Run.of(home);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.number("train accuracy")).isBetween(0.97, 1.0);
    assertThat(run.number("test accuracy")).isBetween(0.95, 1.0);
    assertThat(run.out())
        .containsPattern("epoch  1  loss \\d\\.\\d+")
        .containsPattern("compiled \\d+ ns/step, taped \\d+ ns/step, ratio \\d+\\.\\d");
    for (String name : new String[] {"loss.png", "loss.svg", "confusion.png", "listing.txt"}) {
      assertThat(out.resolve(name)).isNotEmptyFile();
    }
    assertThat(out.resolve("dev/gradus/generated/DigitsKernel.class")).isNotEmptyFile();
    assertThat(out.resolve("stages")).isNotEmptyDirectory();
    assertThat(out.resolve("notes.txt")).hasContent("the user's");
  }
}
