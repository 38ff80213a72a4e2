package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A derivative that was written by hand, and is wrong, fails the build. */
class WrongRuleIT {
  private static final String RULES =
      """
      package com.example.oscillation;

      import dev.gradus.runtime.Derivative;
      import dev.gradus.runtime.Differentiable;
      import dev.gradus.runtime.GradientOf;

      /** Growth with a rule. */
      public final class Growth {
        private Growth() {}

        static double squared(double x) {
          return x * x;
        }

        @Derivative(of = "squared")
        static double slope(double x) {
          return 3 * x;
        }

        @Differentiable
        public static double growth(double x) {
          return Math.exp(squared(x));
        }

        @GradientOf(owner = Growth.class, method = "growth")
        public interface GrowthGradient {
          double gradient(double x);
        }
      }
      """;
  private static final String FILE = "src/main/java/com/example/oscillation/Growth.java";

  @Test
  void theBuildSaysWhichComponentIsWrong() {
    ExampleProject project = ExampleProject.copy("java-app", "wrong-rule");
    project.write(FILE, RULES);
    Run run = project.maven("process-classes").failed();
    assertThat(run.lines("Growth.java:[")).singleElement().asString().contains("error: ");
    assertThat(run.output()).contains("finite difference", "4 objectives: ", ", 1 failed");
    assertThat(project.generated("target/classes").keySet())
        .noneMatch(name -> name.contains("GrowthGradient"));
    project.edit(FILE, "3 * x", "2 * x");
    project.maven("process-classes").succeeded();
  }

  @Test
  void verificationMayBeLeftOut() {
    ExampleProject project = ExampleProject.copy("java-app", "wrong-rule-unverified");
    project.write(FILE, RULES);
    project.maven("process-classes", "-Dgradus.verify=false").succeeded();
  }
}
