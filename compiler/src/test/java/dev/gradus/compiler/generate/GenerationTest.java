package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Gradients;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationTest {
  @TempDir Path directory;
  private Project project;

  @BeforeEach
  void open() {
    project = Sources.twoObjectives(new Project(directory)).compiled();
  }

  @Test
  void classesAndIndexesAreWrittenBesideTheUsersClasses() throws IOException {
    GenerationResult result = project.generated();
    assertThat(result.messages()).isEmpty();
    assertThat(result.summary()).isEqualTo("2 objectives: 2 generated, 0 up to date");
    assertThat(project.classes.resolve("app/SphereGradient$Derivative.class")).exists();
    Path index = project.classes.resolve("META-INF/gradus/app.SphereGradient.properties");
    assertThat(Files.readAllLines(index))
        .contains("arithmetic=STRICT", "class=app.SphereGradient$Derivative", "gradus=0.1.0")
        .anyMatch(line -> line.startsWith("digest.app/Objectives="))
        .anyMatch(line -> line.startsWith("digest.app/SphereGradient="))
        .noneMatch(line -> line.contains("Bends"))
        .isSorted();
  }

  @Test
  void theResultSaysWhatBecameOfAnObjective() {
    Objective sphere = project.generated().objectives().get(1);
    assertThat(sphere.name()).isEqualTo("app.SphereGradient");
    assertThat(sphere.method()).isEqualTo("app.Objectives.sphere(double[])");
    assertThat(sphere.classes()).containsExactly("app.SphereGradient$Derivative");
    assertThat(sphere.sizes()).containsKey("valueAndGradient");
    assertThat(sphere.explanation()).contains("== adjoint ==", "sphere$adjoint", "save area");
  }

  @Test
  void generatedClassesRunWithoutTheCompiler() throws Exception {
    project.generated();
    try (URLClassLoader loader = project.withoutCompiler()) {
      Class<?> wanted = loader.loadClass("app.BentGradient");
      Object bent =
          loader
              .loadClass(Gradients.class.getName())
              .getMethod("load", Class.class)
              .invoke(null, wanted);
      Method gradient =
          wanted.getMethod("valueAndGradient", double.class, double.class, double[].class);
      double[] g = new double[2];
      assertThat(gradient.invoke(bent, 3.0, 2.0, g)).isEqualTo(18.0);
      assertThat(g).containsExactly(12, 9);
    }
  }

  /** The class is initialised for the value of K, and loads a gradient as it is. */
  @Test
  void constantsBesideGradientsAreRead() {
    Project nested =
        Sources.twoObjectives(new Project(directory.resolve("nested")))
            .with(
                "app/Above.java",
                "package app;",
                "import dev.gradus.runtime.*;",
                "public class Above {",
                "  static final BentGradient BENT = Gradients.load(BentGradient.class);",
                "  static final double K = Double.parseDouble(\"2\");",
                "  public static double slope(double x) {",
                "    double[] g = new double[2];",
                "    BENT.valueAndGradient(x, 1, g);",
                "    return K * g[0];",
                "  }",
                "  @GradientOf(owner = Above.class, method = \"slope\")",
                "  public interface Slope { double gradient(double x); }",
                "}")
            .compiled();
    GenerationResult result = Generation.run(nested.request());
    assertThat(result.messages()).isEmpty();
    assertThat(result.count(Objective.Status.GENERATED)).isEqualTo(3);
  }
}
