package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Only what a change reaches is generated again. The steps follow one another in one project. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncrementalIT {
  private static final String FOLDER = "src/main/java/com/example/oscillation/";
  private static final String ERROR = "com/example/oscillation/ErrorGradient$Derivative.class";
  private static final String SWING = "com/example/oscillation/SwingGradient$Derivative.class";
  private static final String PENALTY = "com/example/oscillation/PenaltyGradient$Derivative.class";
  private static final ExampleProject PROJECT = ExampleProject.copy("java-app", "incremental");

  private static Map<String, byte[]> before = Map.of();

  /** Builds, expects a summary, and gives the classes that are other than before. */
  private static Set<String> build(String summary) {
    Run run = PROJECT.maven("process-classes").succeeded();
    assertThat(run.lines(summary)).as(run.output()).hasSize(1);
    Map<String, byte[]> now = PROJECT.generated("target/classes");
    TreeSet<String> changed = new TreeSet<>(now.keySet());
    Map<String, byte[]> then = before;
    changed.removeIf(name -> Arrays.equals(now.get(name), then.get(name)));
    before = now;
    return changed;
  }

  @Test
  @Order(1)
  void everythingAtFirst() {
    assertThat(build("3 objectives: 3 generated, 0 up to date")).contains(ERROR, SWING, PENALTY);
  }

  @Test
  @Order(2)
  void nothingWithoutAChange() {
    assertThat(build("3 objectives: 0 generated, 3 up to date")).isEmpty();
  }

  @Test
  @Order(3)
  void oneClassForAMethod() {
    PROJECT.edit(FOLDER + "Objectives.java", "(p - 1) * (p - 1)", "(p - 2) * (p - 2)");
    assertThat(build("3 objectives: 1 generated, 2 up to date")).containsExactly(PENALTY);
  }

  @Test
  @Order(4)
  void theUsersOfACalledMethod() {
    PROJECT.edit(FOLDER + "Oscillation.java", "Math.cos", "Math.sin");
    assertThat(build("3 objectives: 2 generated, 1 up to date")).containsExactly(ERROR, SWING);
  }

  @Test
  @Order(5)
  void nothingForACommentThatMovesNoLine() {
    PROJECT.edit(
        FOLDER + "Oscillation.java", "/** Displacement at a time. */", "/** At a time. */");
    assertThat(build("3 objectives: 0 generated, 3 up to date")).isEmpty();
  }

  @Test
  @Order(6)
  void whatIsNotWantedAnyMoreIsRemoved() throws IOException {
    Files.delete(PROJECT.path(FOLDER + "PenaltyGradient.java"));
    PROJECT.edit(FOLDER + "App.java", "penalty.accumulateGradient(parameters, ofPenalty);", "");
    PROJECT.edit(
        FOLDER + "App.java",
        "    PenaltyGradient penalty = Gradients.load(PenaltyGradient.class);\n",
        "");
    Run run = PROJECT.maven("process-classes").succeeded();
    assertThat(PROJECT.generated("target/classes")).doesNotContainKey(PENALTY).containsKey(ERROR);
    assertThat(run.output()).contains("2 up to date");
  }
}
