package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path home;

  @Test
  void theListIsNumberedAndComplete() {
    Run run = Run.of(home, "samples");
    assertThat(run.exitCode()).isZero();
    assertThat(run.lines()).hasSize(19);
    assertThat(run.lines().get(0)).startsWith(" 1. scalar ");
    assertThat(run.lines().get(18)).startsWith("19. methods-kotlin ");
  }

  @Test
  void anUnknownNameGivesTheList() {
    for (String command : new String[] {"run", "explain"}) {
      Run run = Run.of(home, command, "skalar");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("no sample 'skalar'", " 1. scalar ", "17. mlp ");
    }
  }

  @Test
  void anOptionThatASampleLacksIsRefused() {
    Run start = Run.of(home, "run", "matrix", "--start", "3");
    assertThat(start.exitCode()).isEqualTo(2);
    assertThat(start.err()).contains("'matrix' has no --start");
    Run twin = Run.of(home, "run", "figures", "--kotlin");
    assertThat(twin.exitCode()).isEqualTo(2);
    assertThat(twin.err()).contains("'figures' has no --kotlin");
  }

  @Test
  void contradictoryOptionsAreRefused() {
    assertThat(Run.of(home, "run", "scalar", "--strict", "--fast").exitCode()).isEqualTo(2);
    assertThat(Run.of(home, "run", "scalar", "--float", "--double").exitCode()).isEqualTo(2);
  }

  @Test
  void anUnwritableOutDirectoryIsReportedInOneLine() throws IOException {
    Files.writeString(home.resolve("out"), "in the way");
    Run run = Run.of(home, "run", "figures");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("gradus: the output directory").contains("OUTPUT_UNWRITABLE");
  }

  @Test
  void everySampleIsExplained() {
    for (Sample sample : Samples.all()) {
      Run run = Run.of(home, "explain", sample.name());
      assertThat(run.exitCode()).as(sample.name() + "\n" + run.err()).isZero();
      boolean plain = sample.program().methods().isEmpty();
      assertThat(run.out())
          .contains(
              plain
                  ? List.of(
                      "== graph ==", "== forward chain ==", "== adjoint ==", "== loop program ==")
                  : List.of("== method ==", "== saved ==", "== recomputed ==", "== adjoint =="));
    }
  }

  @Test
  void methodsAreExplained() {
    Run rosenbrock = Run.of(home, "explain", "dev.gradus.samples.Objectives#rosenbrock");
    assertThat(rosenbrock.exitCode()).isZero();
    assertThat(rosenbrock.lines())
        .containsSubsequence(
            "== method ==",
            "dev.gradus.samples.Objectives.rosenbrock(double[])",
            "== program ==",
            "program rosenbrock",
            "== saved ==",
            "  nothing",
            "== recomputed ==",
            "== adjoint ==",
            "== save area ==",
            "  bytes per call: 0",
            "== size ==");
    Run logistic = Run.of(home, "explain", "dev.gradus.samples.Objectives#logistic");
    assertThat(logistic.lines())
        .contains(
            "  double[] w: differentiated by",
            "  double b: differentiated by",
            "  int rows: a constant");
    Run kotlin = Run.of(home, "explain", "dev.gradus.samples.KotlinObjectivesKt#rosenbrock");
    assertThat(kotlin.lines()).contains("== saved ==", "== recomputed ==", "== adjoint ==");
    Run unknown = Run.of(home, "explain", "dev.gradus.samples.Objectives#rosenbrok");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).contains("it has: rosenbrock, logistic");
  }
}
