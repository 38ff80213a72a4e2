package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IncrementalTest {
  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void build() {
    project = Sources.twoObjectives(new Project(directory)).compiled();
    project.generated();
  }

  /** Names of the objectives that the next run compiles. */
  private List<String> regenerated() {
    return project.compiled().generated().objectives().stream()
        .filter(o -> o.status() == Objective.Status.GENERATED)
        .map(Objective::name)
        .toList();
  }

  @Test
  void anUnchangedBuildGeneratesNothing() {
    assertThat(regenerated()).isEmpty();
    assertThat(Generation.current(project.request())).isPresent();
  }

  @Test
  void aChangedMethodRegeneratesItsClassOnly() {
    project.changing(Sources.OBJECTIVES, "x[i] * x[i]", "2 * x[i] * x[i]");
    assertThat(regenerated()).containsExactly("app.SphereGradient");
    assertThat(regenerated()).isEmpty();
  }

  @Test
  void aChangedCalleeRegeneratesItsUsers() {
    project.changing("app/Bends.java", "return x * x", "return x * x * x");
    assertThat(regenerated()).containsExactly("app.BentGradient");
  }

  @Test
  void aChangeThatNobodyCallsRegeneratesNothingButRenewsTheIndex() throws IOException {
    Path index = project.classes.resolve("META-INF/gradus/app.BentGradient.properties");
    String before = Files.readString(index);
    project.changing(
        "app/Bends.java",
        "double other(double x) { return x;",
        "double other(double x) { return 2 * x;");
    assertThat(project.compiled().generated().count(Objective.Status.GENERATED)).isZero();
    assertThat(Files.readString(index)).isNotEqualTo(before).contains("digest.app/Bends=");
  }

  @Test
  void movedLinesRegenerateNothing() {
    project.changing(
        Sources.OBJECTIVES, "public class Objectives {", "\n\npublic class Objectives {\n");
    assertThat(regenerated()).isEmpty();
  }

  @Test
  void aChangedInterfaceIsGeneratedAnew() {
    project.changing(
        "app/BentGradient.java",
        "double valueAndGradient(",
        "double value(double x, double y);\n double valueAndGradient(");
    assertThat(regenerated()).containsExactly("app.BentGradient");
  }

  @Test
  void otherOptionsGenerateEverythingAnew() {
    GenerationRequest r = project.request();
    GenerationRequest other =
        new GenerationRequest(
            r.classes(),
            r.classPath(),
            r.sources(),
            r.output(),
            r.work(),
            r.options().withAliased(false));
    assertThat(Generation.run(other).count(Objective.Status.GENERATED)).isEqualTo(2);
  }

  @Test
  void aClassThatWasTamperedWithIsGeneratedAnew() throws IOException {
    Path generated = project.classes.resolve("app/BentGradient$Derivative.class");
    byte[] bytes = Files.readAllBytes(generated);
    Files.copy(
        project.classes.resolve("app/SphereGradient$Derivative.class"),
        generated,
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(regenerated()).containsExactly("app.BentGradient");
    assertThat(Files.readAllBytes(generated)).isEqualTo(bytes);
    Files.delete(generated);
    assertThat(regenerated()).containsExactly("app.BentGradient");
  }

  @Test
  void orphansAreRemoved() throws IOException {
    Files.delete(project.sources.resolve("app/BentGradient.java"));
    Files.delete(project.classes.resolve("app/BentGradient.class"));
    assertThat(Generation.current(project.request())).isEmpty();
    assertThat(regenerated()).containsExactly("app.Objectives.bent(double, double)");
    assertThat(project.classes.resolve("app/BentGradient$Derivative.class")).doesNotExist();
    assertThat(project.classes.resolve("META-INF/gradus/app.BentGradient.properties"))
        .doesNotExist();
    assertThat(project.classes.resolve("app/SphereGradient$Derivative.class")).exists();
  }

  @Test
  void constantsOfOtherClassesCount() {
    project
        .with(
            "app/Scales.java",
            "package app;",
            "final class Scales { static final double FIRST = Factors.twice(1.5); }")
        .with(
            "app/Factors.java",
            "package app;",
            "final class Factors { static double twice(double x) { return 2 * x; } }")
        .changing("app/Bends.java", "return x * x", "return x * Scales.FIRST");
    assertThat(regenerated()).containsExactly("app.BentGradient");
    assertThat(regenerated()).isEmpty();
    project.changing("app/Factors.java", "2 * x", "3 * x");
    assertThat(regenerated()).containsExactly("app.BentGradient");
  }

  @Test
  void generatingAgainFromNothingGivesTheSameBytes() throws IOException {
    Map<String, String> first = contents();
    try (Stream<Path> files = Files.walk(directory.resolve("gradus"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.delete(file);
      }
    }
    assertThat(regenerated()).hasSize(2);
    assertThat(contents()).isEqualTo(first);
  }

  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(project.classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(file.toString(), java.util.HexFormat.of().formatHex(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
