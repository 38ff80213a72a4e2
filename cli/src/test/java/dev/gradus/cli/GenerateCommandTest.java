package dev.gradus.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {
  private static final String RUNTIME = System.getProperty("java.class.path");

  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Path compiled(String body) throws IOException {
    Path source = directory.resolve("src/app/Objectives.java");
    Files.createDirectories(source.getParent());
    Files.writeString(
        source,
        """
        package app;
        import dev.gradus.runtime.*;
        public class Objectives {
          static double last;
          @Differentiable public static double square(double x) { %s return x * x; }
          @GradientOf(owner = Objectives.class, method = "square")
          public interface Square { double gradient(double x); }
        }
        """
            .formatted(body));
    Path classes = Files.createDirectories(directory.resolve("classes"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      List<String> options = List.of("-g", "-proc:none", "-cp", RUNTIME, "-d", classes.toString());
      assertThat(
              compiler
                  .getTask(
                      null, files, null, options, null, files.getJavaFileObjects(source.toFile()))
                  .call())
          .isTrue();
    }
    return classes;
  }

  private int run(String... arguments) {
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  @Test
  void classesAreGeneratedBesideTheScannedOnes() throws IOException {
    Path classes = compiled("");
    assertThat(run("generate", "--classes=" + classes, "--classpath=" + RUNTIME)).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).isEqualToIgnoringNewLines("1 objective: 1 generated, 0 up to date");
    assertThat(classes.resolve("app/Objectives$Square$Derivative.class")).exists();
    assertThat(directory.resolve("gradus/objectives/app.Objectives$Square.properties"))
        .content()
        .contains("verification=3 points");
    assertThat(directory.resolve("gradus/index.html")).exists();
  }

  @Test
  void outputWorkAndMetadataGoWhereTheyAreSent() throws IOException {
    Path output = directory.resolve("elsewhere");
    int code =
        run(
            "generate",
            "--classes=" + compiled(""),
            "--classpath=" + RUNTIME,
            "--output=" + output,
            "--work=" + directory.resolve("work"),
            "--native-image=org.example/app",
            "--no-verify",
            "--no-aliased");
    assertThat(code).isZero();
    assertThat(output.resolve("app/Objectives$Square$Derivative.class")).exists();
    assertThat(output.resolve("META-INF/native-image/org.example/app/reachability-metadata.json"))
        .exists();
    assertThat(directory.resolve("work/objectives/app.Objectives$Square.properties"))
        .content()
        .doesNotContain("verification");
  }

  @Test
  void argumentsMayStandInAFile() throws IOException {
    Path output = directory.resolve("with space and \"quotes\"");
    Path arguments = directory.resolve("arguments");
    String escaped = output.toString().replace("\\", "\\\\").replace("\"", "\\\"");
    Files.writeString(
        arguments, "generate\n\"--classes=" + compiled("") + "\"\n\"--output=" + escaped + "\"\n");
    assertThat(run("@" + arguments, "--classpath=" + RUNTIME)).isZero();
    assertThat(output.resolve("app/Objectives$Square$Derivative.class")).exists();
  }

  @Test
  void problemsOfTheSourcesAreOne() throws IOException {
    int code =
        run(
            "generate",
            "--classes=" + compiled("last = x;"),
            "--classpath=" + RUNTIME,
            "--sources=" + directory.resolve("src"));
    assertThat(code).isEqualTo(1);
    assertThat(err.toString())
        .startsWith(
            directory.resolve("src/app/Objectives.java") + ":[5] error: app.Objectives.square");
    assertThat(out.toString()).contains("1 failed");
  }

  @Test
  void whatCannotBeUsedIsTwo() throws IOException {
    assertThat(run()).isEqualTo(2);
    assertThat(run("generate")).isEqualTo(2);
    assertThat(err.toString()).contains("Missing required option: '--classes=PATH'");
    assertThat(run("generate", "--classes=" + directory.resolve("nowhere"))).isEqualTo(2);
    assertThat(err.toString()).contains("nowhere does not exist; compile first");
    Path broken = Files.createDirectories(directory.resolve("broken"));
    Files.write(broken.resolve("X.class"), new byte[3]);
    assertThat(run("generate", "--classes=" + broken)).isEqualTo(2);
    assertThat(err.toString()).contains("error: ").contains("X.class is no class file");
  }

  @Test
  void theVersionIsTold() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).isEqualToIgnoringNewLines("gradus-cli 0.1.0");
  }
}
