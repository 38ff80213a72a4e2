package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Methods of one module, differentiated in it and through those of another. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MultiModuleIT {
  private static final ExampleProject PROJECT = ExampleProject.copy("multi-module", "multi-module");

  private static String printed() {
    String classPath =
        String.join(
            File.pathSeparator,
            PROJECT.path("app/target/app-1.0.jar").toString(),
            PROJECT.path("model/target/model-1.0.jar").toString(),
            Home.jar("gradus-runtime").toString());
    return Run.ofJdk(PROJECT.directory(), "java", "-cp", classPath, "com.example.orbit.App")
        .succeeded()
        .output();
  }

  @Test
  @Order(1)
  void everyModuleGetsItsClasses() {
    Run run = PROJECT.maven("package").succeeded();
    assertThat(run.lines("1 objective: 1 generated")).hasSize(2);
    assertThat(printed())
        .isEqualTo("slope of the potential 0.25 0.00\nby the start 1.47 0.84 0.84 0.92\n");
  }

  @Test
  @Order(2)
  void aChangeInOneModuleReachesTheOther() {
    String file = "model/src/main/java/com/example/orbit/Gravity.java";
    PROJECT.edit(file, "-1 / Math.sqrt", "-2 / Math.sqrt");
    Run run = PROJECT.maven("package").succeeded();
    assertThat(run.lines("1 objective: 1 generated")).hasSize(2);
    assertThat(printed()).startsWith("slope of the potential 0.50 0.00\n");
    assertThat(PROJECT.maven("package").succeeded().lines("0 generated, 1 up to date")).hasSize(2);
  }
}
