package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerificationTest {
  @TempDir Path directory;

  private Project project(String parameters, String... members) {
    List<String> lines = new ArrayList<>();
    lines.add("package app; import dev.gradus.runtime.*; public class Objectives {");
    lines.addAll(List.of(members));
    lines.add("}");
    return new Project(directory)
        .with(Sources.OBJECTIVES, lines.toArray(String[]::new))
        .with("app/FGradient.java", Sources.gradient("FGradient", "f", parameters))
        .compiled();
  }

  private static GenerationResult verified(Project project) {
    GenerationRequest r = project.request();
    return Generation.run(
        new GenerationRequest(
            r.classes(),
            r.classPath(),
            r.sources(),
            r.output(),
            r.work(),
            r.options().withVerification(true)));
  }

  private static String text(GenerationResult result) {
    return result.objectives().get(0).verification().orElse("");
  }

  @Test
  void gradientsAreComparedAtPointsMadeUp() {
    GenerationResult result =
        verified(
            project(
                "double[] x, double[][] rows, int n, double[] g, double[][] h",
                "public static double f(double[] x, double[][] rows, int n) {",
                "  double s = 0;",
                "  for (int i = 0; i < n; i++) {",
                "    double z = 0;",
                "    for (int j = 0; j < x.length; j++) z += rows[i][j] * x[j];",
                "    s += Math.log1p(Math.exp(z));",
                "  }",
                "  return s;",
                "}"));
    assertThat(result.messages()).isEmpty();
    assertThat(text(result)).matches("3 points, 60 comparisons, largest relative distance .*e-.*");
  }

  @Test
  void objectsAndConstantsOfEnumsAreMadeUp() {
    GenerationResult result =
        verified(
            project(
                "Objectives.Spring s, double x, double[] g",
                "public enum Law { LINEAR, CUBIC }",
                "public record Spring(double stiffness, double length, Law law) {}",
                "public static double f(Spring s, double x) {",
                "  double d = x - s.length();",
                "  return s.stiffness() * d * d;",
                "}"));
    assertThat(result.messages()).isEmpty();
    assertThat(text(result)).startsWith("3 points, 9 comparisons");
  }

  @Test
  void aWrongRuleFailsTheBuild() {
    Project project =
        project(
            "double x, double[] g",
            "static double twice(double x) { return 2 * x; }",
            "@Derivative(of = \"twice\") static double slope(double x) { return 3; }",
            "public static double f(double x) {",
            "  return x + twice(x);",
            "}");
    GenerationResult result = verified(project);
    assertThat(result.messages())
        .singleElement()
        .asString()
        .startsWith(project.sources.resolve(Sources.OBJECTIVES) + ":[5] error: valueAndGradient of")
        .contains("by x is 4.0", "finite differences give 3.0", "forward mode 4.0")
        .contains("wrong @Derivative rule");
    assertThat(result.objectives().get(0).status()).isEqualTo(Objective.Status.FAILED);
    assertThat(project.classes.resolve("app/FGradient$Derivative.class")).doesNotExist();
    assertThat(project.classes.resolve("META-INF/gradus/app.FGradient.properties")).doesNotExist();
  }

  @Test
  void diagonalsOfHessiansAreCompared() {
    Project project =
        new Project(directory)
            .with(
                Sources.OBJECTIVES,
                "package app; import dev.gradus.runtime.*; public class Objectives {",
                "static double cube(double x) { return x * x * x; }",
                "@Derivative(of = \"cube\") static double slope(double x) { return 3 * square(x); }",
                "static double square(double x) { return x * x; }",
                "@Derivative(of = \"square\") static double bent(double x) { return x; }",
                "public static double f(double[] x) {",
                "  double s = 0; for (double v : x) s += cube(v); return s; }",
                "}")
            .with(
                "app/FGradient.java",
                "package app; import dev.gradus.runtime.GradientOf;",
                "@GradientOf(owner = Objectives.class, method = \"f\")",
                "public interface FGradient {",
                "  void hessianDiagonal(double[] x, double[] diagonal);",
                "}")
            .compiled();
    assertThat(verified(project).messages())
        .singleElement()
        .asString()
        .contains("[7] error: hessianDiagonal of app.FGradient by x[");
  }

  @Test
  void markedMethodsWithoutAnInterfaceAreCompared() {
    Project project =
        new Project(directory)
            .with(
                Sources.OBJECTIVES,
                "package app; import dev.gradus.runtime.*; class Objectives {",
                "@Differentiable private static double right(double[] x) { return x[0] * x[0]; }",
                "static double twice(double x) { return 2 * x; }",
                "@Derivative(of = \"twice\") static double slope(double x) { return 3; }",
                "@Differentiable static double wrong(double x) {",
                "  return x + twice(x);",
                "}",
                "@Differentiable static double asked(double[] x) {",
                "  if (x.length != 17) throw new IllegalArgumentException(\"shape\");",
                "  return x[16];",
                "}",
                "@Differentiable static double told(double[] x) {",
                "  if (x.length != 17) throw new IllegalArgumentException(\"shape\");",
                "  return x[16];",
                "}",
                "@SamplePoint(of = \"told\") static Object[] sample() {",
                "  return new Object[] {new double[17]};",
                "}",
                "}")
            .compiled();
    GenerationResult result = verified(project);
    assertThat(result.messages()).hasSize(2);
    assertThat(result.messages().toString())
        .contains("[6] error: the gradient of app.Objectives.wrong(double) by x is 4.0")
        .contains("[9] warning: the gradient of app.Objectives.asked(double[]) was not compared");
    assertThat(result.objectives().stream().map(o -> o.verification().orElse("none")).toList())
        .satisfiesExactlyInAnyOrder(
            right -> assertThat(right).startsWith("3 points"),
            wrong -> assertThat(wrong).contains("finite differences give 3.0"),
            asked -> assertThat(asked).startsWith("not compared"),
            told -> assertThat(told).startsWith("1 points, 17 comparisons"));
  }

  @Test
  void argumentsThatCannotBeGuessedAreAskedFor() {
    String[] members = {
      "public static double f(double[] x, int n) {",
      "  if (n != 17 || x.length != 5) throw new IllegalArgumentException(\"shape\");",
      "  return x[0] * x[4];",
      "}"
    };
    GenerationResult result = verified(project("double[] x, int n, double[] g", members));
    assertThat(result.messages())
        .singleElement()
        .asString()
        .contains(":[3] warning: the gradient of app.Objectives.f(double[], int) was not compared")
        .contains("it throws java.lang.IllegalArgumentException: shape", "@SamplePoint");
  }

  @Test
  void samplePointsAreTaken() {
    GenerationResult result =
        verified(
            project(
                "double[] x, int n, double[] g",
                "public static double f(double[] x, int n) {",
                "  if (n != 17 || x.length != 5) throw new IllegalArgumentException(\"shape\");",
                "  return x[0] * x[4];",
                "}",
                "@SamplePoint(of = \"f\") private static Object[] sample() {",
                "  return new Object[] {new double[] {1, 2, 3, 4, 5}, 17};",
                "}"));
    assertThat(result.messages()).isEmpty();
    assertThat(text(result)).startsWith("1 points, 5 comparisons");
  }

  @Test
  void aSampleThatIsNoneIsRefusedAtItsMethod() {
    GenerationResult result =
        verified(
            project(
                "double x, double[] g",
                "public static double f(double x) { return x; }",
                "@SamplePoint(of = \"f\") static int sample() { return 1; }"));
    assertThat(result.messages())
        .singleElement()
        .asString()
        .contains("Objectives.java", "error: app.Objectives.sample, marked @SamplePoint, gives no");
  }

  @Test
  void whatHasBeenComparedIsNotComparedAgain() {
    Project project =
        project("double x, double[] g", "public static double f(double x) { return x * x; }");
    project.generated();
    assertThat(text(project.generated())).isEmpty();
    assertThat(text(verified(project))).startsWith("3 points");
    GenerationResult again = verified(project);
    assertThat(text(again)).startsWith("3 points");
    assertThat(again.count(Objective.Status.UP_TO_DATE)).isEqualTo(1);
  }
}
