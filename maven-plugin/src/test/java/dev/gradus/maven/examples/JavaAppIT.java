package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A jar of an application runs with the runtime alone. */
class JavaAppIT {
  private static final ExampleProject PROJECT = ExampleProject.copy("java-app", "java-app");
  private static final String PRINTED = "amplitude 2.00, decay 0.30, frequency 1.50\n";

  private static Run built;

  @BeforeAll
  static void build() {
    built = PROJECT.maven("package").succeeded();
  }

  private static String classPath() {
    return PROJECT.path("target/java-app-1.0.jar")
        + File.pathSeparator
        + Home.jar("gradus-runtime");
  }

  private static Run run(String... options) {
    List<String> all = new ArrayList<>(List.of(options));
    all.addAll(List.of("-cp", classPath(), "com.example.oscillation.App"));
    return Run.ofJdk(PROJECT.directory(), "java", all.toArray(String[]::new)).succeeded();
  }

  @Test
  void everyInterfaceGetsAClassInMainAndTestClasses() {
    assertThat(built.lines("3 objectives: 3 generated")).hasSize(1);
    assertThat(built.lines("1 objective: 1 generated")).hasSize(1);
    assertThat(built.lines("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0")).isNotEmpty();
    assertThat(PROJECT.generated("target/classes"))
        .containsKey("com/example/oscillation/ErrorGradient$Derivative.class");
    assertThat(PROJECT.generated("target/test-classes"))
        .containsKey("com/example/oscillation/ObjectivesTest$RelativeGradient$Derivative.class");
  }

  @Test
  void theJarRunsWithTheRuntimeAloneAndIsVerified() {
    assertThat(run("-Xverify:all").output()).endsWith(PRINTED);
  }

  @Test
  void noClassIsDefinedAtRunTime() {
    Run run = run("-Xlog:class+load");
    assertThat(run.lines("ErrorGradient$Derivative source: ")).hasSize(1);
    assertThat(run.output().lines().map(line -> line.replaceFirst("^(\\[[^]]*\\])+ ", "")))
        .filteredOn(line -> line.startsWith("com.example.") || line.startsWith("dev.gradus."))
        .filteredOn(line -> !line.contains("$$Lambda")) // the JVM's own, for lambdas of the sources
        .isNotEmpty()
        .allMatch(line -> line.contains(" source: file:") || line.contains(" source: jrt:"));
  }

  @Test
  void nothingButTheRuntimeIsNeeded() {
    String runtime = Home.jar("gradus-runtime").toString();
    String jar = PROJECT.path("target/java-app-1.0.jar").toString();
    Run needs =
        Run.ofJdk(PROJECT.directory(), "jdeps", "-verbose:class", "-cp", runtime, jar, runtime)
            .succeeded();
    assertThat(needs.lines("com.example.oscillation.App ")).isNotEmpty();
    assertThat(needs.lines("dev.gradus.compiler")).isEmpty();
    assertThat(needs.lines("dev.gradus.dsl")).isEmpty();
    assertThat(needs.lines("objectweb.asm")).isEmpty();
    // Marks for static analysis, which nothing reads at run time.
    assertThat(needs.lines("not found").stream().filter(l -> l.startsWith("   ")))
        .allMatch(line -> line.contains("org.jspecify.annotations"));
  }

  @Test
  void theReportListsTheObjectives() {
    assertThat(PROJECT.read("target/gradus/index.html"))
        .contains("<title>Gradients of java-app 1.0</title>")
        .contains("id=\"objective-3\"", "ErrorGradient", "PenaltyGradient", "SwingGradient");
  }
}
