package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prints how long a module with many objectives takes. */
class HundredObjectivesTest {
  private static final int COUNT = 100;

  @TempDir Path directory;

  private Project project() {
    Project project = new Project(directory);
    List<String> methods = new ArrayList<>(List.of("package app;", "public class Objectives {"));
    for (int i = 0; i < COUNT; i++) {
      methods.add("  public static double f" + i + "(double[] x) {");
      methods.add("    double sum = 0;");
      methods.add("    for (int i = 1; i < x.length; i++) {");
      methods.add("      double a = Math.exp(x[i]) - " + i + " * x[i - 1];");
      methods.add("      sum += i % 2 == 0 ? a * a : Math.sin(a);");
      methods.add("    }");
      methods.add("    return sum;");
      methods.add("  }");
      String gradient = Sources.gradient("F" + i, "f" + i, "double[] x, double[] g");
      project.with("app/F" + i + ".java", gradient);
    }
    methods.add("}");
    return project.with(Sources.OBJECTIVES, methods.toArray(String[]::new)).compiled();
  }

  private static GenerationResult timed(String what, GenerationRequest request) {
    long start = System.nanoTime();
    GenerationResult result = Generation.run(request);
    double seconds = (System.nanoTime() - start) * 1e-9;
    System.out.printf(Locale.ROOT, "%s: %.2f s, %s%n", what, seconds, result.summary());
    return result;
  }

  @Test
  void onlyTheChangedOneOfAHundredIsGenerated() {
    Project project = project();
    GenerationRequest request = project.request();
    assertThat(timed("everything", request).count(Objective.Status.GENERATED)).isEqualTo(COUNT);
    assertThat(timed("unchanged", request).count(Objective.Status.GENERATED)).isZero();
    project.changing(Sources.OBJECTIVES, " - 17 * x", " - 18.5 * x").compiled();
    assertThat(timed("one method changed", request).count(Objective.Status.GENERATED)).isOne();
  }
}
