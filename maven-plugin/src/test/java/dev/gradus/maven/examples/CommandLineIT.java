package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The command line in its one jar, behind javac, as other build tools use it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CommandLineIT {
  private static final ExampleProject PROJECT = ExampleProject.copy("java-app", "command-line");
  private static final Path CLI = Home.ROOT.resolve(Path.of("cli", "target", "gradus-cli.jar"));
  private static final String SOURCES = "src/main/java";

  private static Run generate() {
    return Run.ofJdk(
        PROJECT.directory(),
        "java",
        "-jar",
        CLI.toString(),
        "generate",
        "--classes",
        "build/classes",
        "--classpath",
        Home.jar("gradus-runtime").toString(),
        "--sources",
        SOURCES,
        "--work",
        "build/gradus",
        "--title",
        "without Maven");
  }

  @Test
  @Order(1)
  void classesAreGeneratedBesideThoseOfJavac() {
    List<String> javac = new ArrayList<>(List.of("--release", "17", "-d", "build/classes", "-cp"));
    javac.add(Home.jar("gradus-runtime").toString());
    ExampleProject.files(PROJECT.path(SOURCES)).forEach(file -> javac.add(file.toString()));
    Run.ofJdk(PROJECT.directory(), "javac", javac.toArray(String[]::new)).succeeded();
    assertThat(generate().succeeded().output()).contains("3 objectives: 3 generated");
    String classPath = "build/classes" + File.pathSeparator + Home.jar("gradus-runtime");
    Run run =
        Run.ofJdk(PROJECT.directory(), "java", "-cp", classPath, "com.example.oscillation.App");
    assertThat(run.succeeded().output()).startsWith("amplitude 2.00, decay 0.30");
    assertThat(PROJECT.read("build/gradus/index.html")).contains("Gradients of without Maven");
  }

  @Test
  @Order(2)
  void nothingIsDoneTwice() {
    assertThat(generate().succeeded().output()).contains("3 objectives: 0 generated, 3 up to date");
  }

  @Test
  @Order(3)
  void usageIsExplained() {
    Run run = Run.ofJdk(PROJECT.directory(), "java", "-jar", CLI.toString(), "generate");
    assertThat(run.failed().output()).contains("--classes");
    assertThat(run.exitCode()).isEqualTo(2);
  }
}
