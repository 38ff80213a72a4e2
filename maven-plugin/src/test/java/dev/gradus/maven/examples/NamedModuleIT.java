package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

/** A named module that opens and exports nothing. */
class NamedModuleIT {
  private static final ExampleProject PROJECT = ExampleProject.copy("named-module", "named-module");

  @Test
  void aLookupReachesTheGeneratedClass() {
    assertThat(PROJECT.maven("package").succeeded().lines("1 objective: 1 generated")).hasSize(1);
    String modules =
        PROJECT.path("target/named-module-1.0.jar")
            + File.pathSeparator
            + Home.jar("gradus-runtime");
    Run run =
        Run.ofJdk(
            PROJECT.directory(),
            "java",
            "--module-path",
            modules,
            "--module",
            "com.example.climate/com.example.climate.App");
    assertThat(run.succeeded().output()).isEqualTo("288.1 K; 10.3 K more by 0.1 less albedo\n");
  }
}
