package dev.gradus.compiler.generate;

/** Sources of small projects. */
final class Sources {
  static final String OBJECTIVES = "app/Objectives.java";

  private Sources() {}

  /** Two objectives, one of which calls another class, and their interfaces. */
  static Project twoObjectives(Project project) {
    return project
        .with(
            OBJECTIVES,
            "package app;",
            "import dev.gradus.runtime.Differentiable;",
            "public class Objectives {",
            "  @Differentiable public static double sphere(double[] x) {",
            "    double sum = 0;",
            "    for (int i = 0; i < x.length; i++) sum += x[i] * x[i];",
            "    return sum;",
            "  }",
            "  @Differentiable public static double bent(double x, double y) {",
            "    return Bends.bend(x) * y;",
            "  }",
            "}")
        .with(
            "app/Bends.java",
            "package app;",
            "final class Bends {",
            "  static double bend(double x) { return x * x; }",
            "  static double other(double x) { return x; }",
            "}")
        .with(
            "app/SphereGradient.java",
            gradient("SphereGradient", "sphere", "double[] x, double[] g"))
        .with(
            "app/BentGradient.java",
            gradient("BentGradient", "bent", "double x, double y, double[] g"));
  }

  static String gradient(String name, String method, String parameters) {
    return """
        package app;
        import dev.gradus.runtime.GradientOf;
        @GradientOf(owner = Objectives.class, method = "%s")
        public interface %s {
          double valueAndGradient(%s);
        }"""
        .formatted(method, name, parameters);
  }
}
