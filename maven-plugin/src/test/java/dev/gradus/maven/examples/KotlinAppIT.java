package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Java and Kotlin in one module, each using the other. */
class KotlinAppIT {
  private static final ExampleProject PROJECT = ExampleProject.copy("kotlin-app", "kotlin-app");

  @Test
  void methodsOfBothLanguagesAreDifferentiated() {
    assertThat(PROJECT.maven("package").succeeded().lines("2 objectives: 2 generated")).hasSize(1);
    Path kotlin =
        Home.DIRECTORY
            .resolve(".m2/repository/org/jetbrains/kotlin/kotlin-stdlib/2.4.21")
            .resolve("kotlin-stdlib-2.4.21.jar");
    String classPath =
        String.join(
            File.pathSeparator,
            PROJECT.path("target/kotlin-app-1.0.jar").toString(),
            Home.jar("gradus-runtime").toString(),
            kotlin.toString());
    Run run =
        Run.ofJdk(PROJECT.directory(), "java", "-cp", classPath, "com.example.portfolio.AppKt");
    assertThat(run.succeeded().output())
        .isEqualTo("shares 0.370, 0.414, 0.216\nvariance 0.0175, by the last share 0.0774\n");
  }
}
