package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {
  @TempDir Path directory;

  private Project method(String... lines) {
    String[] all = new String[lines.length + 4];
    all[0] = "package app;";
    all[1] = "import dev.gradus.runtime.*;";
    all[2] = "public class Objectives {";
    System.arraycopy(lines, 0, all, 3, lines.length);
    all[all.length - 1] = "}";
    return new Project(directory).with(Sources.OBJECTIVES, all);
  }

  private static List<String> messages(Project project) {
    return project.generated().messages().stream()
        .map(Message::toString)
        .map(m -> m.replace(project.sources + "/", "").replace(project.sources + "\\", ""))
        .toList();
  }

  @Test
  void allProblemsAreReportedWithFileAndLine() {
    Project project =
        method(
                "  @Differentiable public static double looked(double[] x) {",
                "    Object o = x[0] > 0 ? \"a\" : x;",
                "    synchronized (o) { return x[0]; }",
                "  }",
                "  static double unread;",
                "  @Differentiable public static double kept(double x) {",
                "    unread = x;",
                "    return x;",
                "  }")
            .with(
                "app/KeptGradient.java",
                Sources.gradient("KeptGradient", "kept", "double x, double[] g"))
            .with("app/Misfit.java", Sources.gradient("Misfit", "kept", "double x, float[] g"))
            .compiled();
    assertThat(messages(project))
        .hasSize(3)
        .anySatisfy(
            m -> assertThat(m).startsWith("app/Objectives.java:[6] error: app.Objectives.looked"))
        .anySatisfy(
            m -> assertThat(m).startsWith("app/Objectives.java:[10] error: app.Objectives.kept"))
        .anySatisfy(
            m ->
                assertThat(m)
                    .startsWith(
                        "app/Misfit.java:[4] error: 'double valueAndGradient(double, float[])'")
                    .contains("does not fit app.Objectives.kept(double)"));
  }

  @Test
  void withoutLineTablesTheMethodIsNamed() {
    Project project =
        method(
                "  static double unread;",
                "  @Differentiable public static double kept(double x) {",
                "    unread = x;",
                "    return x;",
                "  }")
            .compiled("-g:none");
    assertThat(messages(project))
        .singleElement()
        .asString()
        .startsWith("app.Objectives.kept: error: app.Objectives.kept ");
  }

  @Test
  void nothingIsWrittenForWhatFails() {
    Project project =
        method("  static double u;", "  public static double kept(double x) { u = x; return x; }")
            .with("app/Kept.java", Sources.gradient("Kept", "kept", "double x, double[] g"))
            .compiled();
    GenerationResult result = project.generated();
    assertThat(result.hasErrors()).isTrue();
    assertThat(result.summary()).isEqualTo("1 objective: 0 generated, 0 up to date, 1 failed");
    assertThat(project.classes.resolve("META-INF/gradus/app.Kept.properties")).doesNotExist();
    project.changing(Sources.OBJECTIVES, "u = x;", "").compiled();
    assertThat(project.generated().hasErrors()).isFalse();
    assertThat(project.classes.resolve("META-INF/gradus/app.Kept.properties")).exists();
    project.changing(Sources.OBJECTIVES, "return x", "u = x; return x").compiled();
    assertThat(project.generated().hasErrors()).isTrue();
    assertThat(project.classes.resolve("META-INF/gradus/app.Kept.properties")).doesNotExist();
    assertThat(project.classes.resolve("app/Kept$Derivative.class")).doesNotExist();
  }

  @Test
  void marksThatDoNotHoldAreWarnedOf() {
    Project project =
        method(
                "  @Checkpoint public static double orbit(double[] x) {",
                "    double y = x[0];",
                "    for (int i = 0; i < 1000; i++) {",
                "      y = Math.sin(y + x[1]);",
                "    }",
                "    return y;",
                "  }",
                "  @Differentiable public static double steepness(double[] x) {",
                "    double[] g = new double[2];",
                "    Gradients.load(OrbitGradient.class).valueAndGradient(x, g);",
                "    return g[0] * g[1];",
                "  }")
            .with(
                "app/OrbitGradient.java",
                Sources.gradient("OrbitGradient", "orbit", "double[] x, double[] g"))
            .with(
                "app/OrbitProducts.java",
                "package app;",
                "@dev.gradus.runtime.GradientOf(owner = Objectives.class, method = \"orbit\")",
                "public interface OrbitProducts {",
                "  void hvp(double[] x, double[] direction, double[] product);",
                "}")
            .compiled();
    assertThat(messages(project))
        .hasSize(2)
        .allSatisfy(m -> assertThat(m).contains("the loop of app.Objectives.orbit (Objectives"))
        .anySatisfy(
            m ->
                assertThat(m)
                    .contains(" warning: @Checkpoint does not hold in products with the Hessian"))
        .anySatisfy(
            m ->
                assertThat(m)
                    .startsWith(
                        "app/Objectives.java:[12] warning: @Checkpoint does not hold in"
                            + " gradients that a differentiated method calls"));
  }

  @Test
  void whatIsHardlyMeantIsWarnedOf() {
    Project project =
        method(
                "  @Differentiable public static double unused(double x, double y, double[] z) {",
                "    return x * x;",
                "  }",
                "  @Differentiable public static double steps(double x, double y, double[] z) {",
                "    return x * Math.floor(y) + (int) z[0];",
                "  }",
                "  @Differentiable public static double newton(double x) {",
                "    double root = x;",
                "    while (Math.abs(root * root - x) > 1e-9) {",
                "      root = 0.5 * (root + x / root);",
                "    }",
                "    return root;",
                "  }",
                "  @Differentiable public static double fine(double x, double[] y) {",
                "    return x * y[0];",
                "  }")
            .compiled();
    assertThat(messages(project))
        .satisfiesExactly(
            m ->
                assertThat(m)
                    .startsWith("app/Objectives.java:[5] warning: parameter 'y' of")
                    .contains("nothing depends on it"),
            m -> assertThat(m).contains("[5] warning: parameter 'z' of"),
            m ->
                assertThat(m)
                    .startsWith("app/Objectives.java:[8] warning: the gradient by parameter 'y' of")
                    .contains("zero everywhere"),
            m -> assertThat(m).contains("[8] warning: the gradient by parameter 'z' of"),
            m ->
                assertThat(m)
                    .startsWith("app/Objectives.java:[11] warning: the reverse sweep of")
                    .contains("loop at line 12", "nothing bounds the number"));
  }

  @Test
  void warningsAreRepeatedWhenNothingHasChanged() {
    Project project =
        method("  @Differentiable public static double unused(double x, double y) { return x; }")
            .compiled();
    List<Message> first = project.generated().messages();
    assertThat(first).hasSize(1);
    GenerationResult again = project.generated();
    assertThat(again.messages()).isEqualTo(first);
    assertThat(again.count(Objective.Status.UP_TO_DATE)).isEqualTo(1);
  }

  @Test
  void aFileThatIsNoClassFileIsNamed() throws IOException {
    Project project = method().compiled();
    Files.write(project.classes.resolve("app/Broken.class"), new byte[10]);
    assertThatThrownBy(project::generated)
        .hasMessageContaining("Broken.class is no class file that can be read");
  }
}
