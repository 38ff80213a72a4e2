package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kernels of models, generated at build time. */
class ModelObjectiveTest {
  @TempDir Path directory;

  private Project project(String... members) {
    String[] lines = new String[members.length + 11];
    lines[0] = "package app;";
    lines[1] = "import static dev.gradus.dsl.loss.Losses.meanSquaredError;";
    lines[2] = "import dev.gradus.dsl.*;";
    lines[3] = "import dev.gradus.runtime.data.*;";
    lines[4] = "import dev.gradus.runtime.optim.*;";
    lines[5] = "import dev.gradus.runtime.train.*;";
    lines[6] = "import dev.gradus.dsl.Objective;";
    lines[7] = "public class Models {";
    System.arraycopy(members, 0, lines, 8, members.length);
    lines[lines.length - 3] = "static Optimizer fast() { return Sgd.rate(0.2); }";
    lines[lines.length - 2] = "static Optimizer slow() { return Adam.rate(0.1); }";
    lines[lines.length - 1] = "}";
    return new Project(directory).with("app/Models.java", lines).compiled();
  }

  private Project line() {
    return project(
        "@Objective(optimizers = \"fast\") public static Model line() { return line(1); }",
        "static Model line(double scale) {",
        "  return Model.define(\"line\", m -> {",
        "    Tensor slope = m.parameter(\"slope\"), bias = m.parameter(\"bias\");",
        "    Tensor x = m.input(\"x\", Model.BATCH), y = m.input(\"y\", Model.BATCH);",
        "    return meanSquaredError(slope.times(x).plus(bias), y).times(scale);",
        "  });",
        "}",
        "public static double train(double scale) {",
        "  Dataset points = Dataset.of(\"x\", new double[] {-1, 0, 1, 2})",
        "      .and(\"y\", new double[] {-1, 1, 3, 5});",
        "  return Trainer.minimise(line(scale)).with(fast())",
        "      .on(Batches.of(points).size(2).shuffled(1))",
        "      .stopWhen(StopCondition.epochs(200)).run().parameters().value(\"slope\");",
        "}");
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

  private static Object train(URLClassLoader classes, double scale) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = classes) {
      thread.setContextClassLoader(loader);
      return loader.loadClass("app.Models").getMethod("train", double.class).invoke(null, scale);
    } catch (InvocationTargetException e) {
      return e.getCause().getMessage();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void aGeneratedKernelTrainsWithoutTheCompiler() throws Exception {
    Project project = line();
    GenerationResult result = verified(project);
    assertThat(result.messages()).isEmpty();
    Objective objective = result.objectives().get(0);
    assertThat(objective.method()).isEqualTo("app.Models.line()");
    assertThat(objective.verification()).contains("3 points, 6 comparisons that agree");
    assertThat(objective.classes())
        .hasSize(2)
        .allMatch(c -> c.startsWith("app.Models$line$Kernel$"));
    assertThat(objective.explanation()).contains("== 1-graph ==", "== 4-outlined ==");
    assertThat((Double) train(project.withoutCompiler(), 1))
        .isCloseTo(2, org.assertj.core.api.Assertions.within(1e-3));
    assertThat(train(project.withCompiler(), 1)).isEqualTo(train(project.withoutCompiler(), 1));
  }

  private Project calling() {
    return project(
        "@dev.gradus.runtime.Differentiable",
        "public static double bend(double[] w, double by) {",
        "  double s = 0; for (double v : w) s += v * v * by; return s + Other.half(w[0]); }",
        "@Objective(optimizers = \"fast\") public static Model first() { return model(\"first\"); }",
        "@Objective public static Model second() { return model(\"second\"); }",
        "static Model model(String name) {",
        "  return Model.define(name, m -> {",
        "    Tensor w = m.parameter(\"w\", 3), by = m.parameter(\"by\");",
        "    return m.call(Models.class, \"bend\", w.minus(2), by.square().plus(1));",
        "  });",
        "}",
        "public static double train(double scale) {",
        "  return Trainer.minimise(model(\"first\")).with(fast())",
        "      .stopWhen(StopCondition.iterations(300)).run().parameters().value(\"by\") + 1;",
        "}",
        "static class Other { static double half(double x) { return x / 2; } }");
  }

  @Test
  void methodsThatAModelCallsAreGeneratedWithIt() throws Exception {
    Project project = calling();
    GenerationResult result = verified(project);
    assertThat(result.messages()).isEmpty();
    assertThat(result.objectives())
        .filteredOn(o -> o.method().equals("app.Models.first()"))
        .singleElement()
        .satisfies(
            o -> assertThat(o.verification()).contains("3 points, 12 comparisons that agree"))
        .satisfies(
            o ->
                assertThat(o.classes())
                    .anyMatch(c -> c.startsWith("app.Models$bend$vjp$"))
                    .anyMatch(c -> c.startsWith("app.Models$bend$value$")));
    assertThat((Double) train(project.withoutCompiler(), 1))
        .isCloseTo(1, org.assertj.core.api.Assertions.within(1e-3));
    assertThat(train(project.withCompiler(), 1)).isEqualTo(train(project.withoutCompiler(), 1));
  }

  @Test
  void methodsOfTheJdkAreGeneratedWithAModelThatCallsThem() throws Exception {
    Project project =
        project(
            "@Objective(optimizers = \"fast\") public static Model model() {",
            "  return Model.define(\"legs\", m -> {",
            "    Tensor a = m.parameter(\"a\"), b = m.parameter(\"b\");",
            "    return m.call(Math.class, \"hypot\", a, b.minus(3).square().plus(1));",
            "  });",
            "}",
            "public static double train(double scale) {",
            "  return Trainer.minimise(model()).with(fast())",
            "      .stopWhen(StopCondition.iterations(300)).run().parameters().value(\"b\");",
            "}");
    assertThat(verified(project).messages()).isEmpty();
    Object trained = train(project.withoutCompiler(), 1);
    assertThat(trained).isInstanceOf(Double.class).isEqualTo(train(project.withCompiler(), 1));
  }

  @Test
  void calledMethodsFollowChangesAndAreRefusedWhenStale() throws Exception {
    Project project = calling();
    project.generated();
    project.changing("app/Models.java", "x / 2", "x / 4").compiled();
    assertThat(train(project.withoutCompiler(), 1))
        .asString()
        .contains("value of app.Models.bend", "Models$Other has changed since");
    assertThat(project.generated().count(Objective.Status.GENERATED)).isEqualTo(3);
    assertThat(train(project.withoutCompiler(), 1)).isInstanceOf(Double.class);
    project.changing("app/Models.java", "package app;", "package app;\n").compiled();
    assertThat(project.generated().objectives())
        .extracting(Objective::method, Objective::status)
        .containsOnly(
            tuple("app.Models.bend(double[], double)", Objective.Status.UP_TO_DATE),
            tuple("app.Models.first()", Objective.Status.UP_TO_DATE),
            tuple("app.Models.second()", Objective.Status.UP_TO_DATE));
    assertThat(train(project.withoutCompiler(), 1)).isInstanceOf(Double.class);
  }

  @Test
  void aModelThatFailsLeavesWhatOthersCall() throws Exception {
    Project project = calling();
    project.generated();
    project
        .changing("app/Models.java", "return model(\"second\");", "throw new RuntimeException();")
        .compiled();
    assertThat(project.generated().count(Objective.Status.FAILED)).isEqualTo(1);
    assertThat(train(project.withoutCompiler(), 1)).isInstanceOf(Double.class);
  }

  @Test
  void anotherModelDoesNotGetTheKernel() throws Exception {
    Project project = line();
    project.generated();
    assertThat(train(project.withoutCompiler(), 2)).asString().contains("NO_COMPILER");
    assertThat((Double) train(project.withCompiler(), 2))
        .isCloseTo(2, org.assertj.core.api.Assertions.within(1e-3));
  }

  @Test
  void aModelIsMadeAgainWhenItsCodeChanges() throws Exception {
    Project project = line();
    project.generated();
    assertThat(project.compiled().generated().count(Objective.Status.UP_TO_DATE)).isEqualTo(1);
    project.changing("app/Models.java", "plus(bias)", "minus(bias)").compiled();
    GenerationResult changed = project.generated();
    assertThat(changed.count(Objective.Status.GENERATED)).isEqualTo(1);
    assertThat(indexes(project)).hasSize(3).contains("any.properties");
  }

  private static List<String> indexes(Project project) throws IOException {
    try (Stream<Path> files = Files.list(project.classes.resolve("META-INF/gradus/kernels"))) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }

  @Test
  void theMarkStandsAsLongAsThereIsAKernel() throws Exception {
    Project project = calling();
    project.generated();
    assertThat(indexes(project)).hasSize(4).contains("any.properties");
    project
        .changing("app/Models.java", "@Objective(optimizers = \"fast\") public", "public")
        .compiled();
    project.generated();
    assertThat(indexes(project)).hasSize(2).contains("any.properties");
    project.changing("app/Models.java", "@Objective public", "public").compiled();
    project.generated();
    assertThat(indexes(project)).isEmpty();
  }

  @Test
  void whatGivesNoModelIsRefusedAtItsPlace() {
    Project project =
        project(
            "@Objective public static Object none() { return \"no\"; }",
            "@Objective public static Model broken() { throw new IllegalStateException(\"oh\"); }",
            "@Objective public Model unbound() { return null; }",
            "@Objective(optimizers = \"toString\") public static Model wrong() {",
            "  return Model.define(\"w\", m -> m.parameter(\"p\").square());",
            "}");
    assertThat(verified(project).messages())
        .map(Message::toString)
        .map(m -> m.replace(project.sources + "/", ""))
        .satisfiesExactlyInAnyOrder(
            m -> assertThat(m).startsWith("app/Models.java:[9] error: ").contains("gives no Model"),
            m ->
                assertThat(m)
                    .startsWith("app/Models.java:[10] error: ")
                    .contains("fails with java.lang.IllegalStateException: oh"),
            m -> assertThat(m).startsWith("app/Models.java:[11] error: ").contains("is not static"),
            m ->
                assertThat(m).startsWith("app/Models.java:[13] error: ").contains("is not static"));
  }
}
