package dev.gradus.compiler.generate.report;

import dev.gradus.compiler.generate.GenerationResult;
import dev.gradus.compiler.generate.Message;
import dev.gradus.compiler.generate.Objective;
import dev.gradus.compiler.method.MethodExplanation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A result with an objective of every status. */
final class ReportFixture {
  private ReportFixture() {}

  static GenerationResult result() {
    String numerics = "dev.gradus.compiler.method.Numerics";
    return new GenerationResult(
        List.of(
            objective(
                "shop.pricing.RosenbrockGradient",
                "dev.gradus.compiler.method.Examples",
                "rosenbrock",
                Objective.Status.GENERATED,
                List.of()),
            objective(
                "shop.pricing.Models$RungeKuttaGradient",
                numerics,
                "rungeKutta",
                Objective.Status.UP_TO_DATE,
                List.of(
                    new Message(
                        Message.Severity.WARNING,
                        "src/main/java/shop/pricing/Models.java",
                        41,
                        "the save area grows with every trip of the loop"))),
            objective(
                "shop.pricing.DeterminantGradient",
                numerics,
                "determinant",
                Objective.Status.GENERATED,
                List.of()),
            refused()));
  }

  private static Objective refused() {
    return new Objective(
        Optional.empty(),
        "shop.stock.Stock.reorder(List)",
        Objective.Status.FAILED,
        "",
        List.of(),
        Map.of(),
        "",
        Optional.empty(),
        List.of(
            new Message(
                Message.Severity.ERROR,
                "src/main/java/shop/stock/Stock.java",
                17,
                "Stock.reorder uses java.util.List<Double> & more, which cannot be read")));
  }

  private static Objective objective(
      String name, String owner, String method, Objective.Status status, List<Message> messages) {
    String explanation = MethodExplanation.of(ReportFixture.class.getClassLoader(), owner, method);
    Map<String, Integer> sizes = new LinkedHashMap<>();
    for (String line : ExplanationSections.of(explanation).body("size").split("\n")) {
      String[] parts = line.strip().split(": | ");
      sizes.put(parts[0], Integer.valueOf(parts[1]));
    }
    return new Objective(
        Optional.of(name),
        explanation.lines().skip(1).findFirst().orElseThrow(),
        status,
        "00",
        List.of(name + "$Derivative"),
        sizes,
        explanation,
        Optional.of("3 points, 24 comparisons, largest relative distance 2.1e-09"),
        messages);
  }
}
