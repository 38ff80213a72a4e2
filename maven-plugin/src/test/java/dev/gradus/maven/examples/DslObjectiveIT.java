package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

/** A model is trained with a kernel that was generated, without the compiler. */
class DslObjectiveIT {
  private static final ExampleProject PROJECT =
      ExampleProject.copy("dsl-objective", "dsl-objective");

  @Test
  void theTrainerTakesTheGeneratedKernel() {
    Run built = PROJECT.maven("package").succeeded();
    assertThat(built.lines("1 objective: 1 generated")).hasSize(1);
    String classPath =
        String.join(
            File.pathSeparator,
            PROJECT.path("target/dsl-objective-1.0.jar").toString(),
            Home.jar("gradus-dsl").toString(),
            Home.jar("gradus-runtime").toString());
    Run run =
        Run.ofJdk(
            PROJECT.directory(),
            "java",
            "-Xlog:class+load",
            "-cp",
            classPath,
            "com.example.flowers.App");
    assertThat(run.succeeded().output()).contains("\n100 of 100 right\n");
    assertThat(run.lines("com.example.flowers.").stream().filter(l -> !l.contains("$$Lambda")))
        .isNotEmpty()
        .allMatch(line -> line.contains(" source: file:"));
    assertThat(run.lines("dev.gradus.compiler")).isEmpty();
    assertThat(PROJECT.read("target/gradus/index.html")).contains("Models.<wbr>classifier");
    assertThat(PROJECT.maven("package").succeeded().lines("1 up to date")).hasSize(1);
  }
}
