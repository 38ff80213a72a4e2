package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Gradients;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A user's named module that neither exports nor opens its package. */
class NamedModuleTest {
  @TempDir Path directory;
  private Path runtime;
  private Project project;

  @BeforeEach
  void build() throws Exception {
    runtime = directory.resolve("runtime.jar");
    Path classes =
        Path.of(Gradients.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    if (Files.isDirectory(classes)) {
      jar(classes);
    } else {
      Files.copy(classes, runtime);
    }
    project =
        Sources.twoObjectives(new Project(directory))
            .with("module-info.java", "module user { requires dev.gradus.runtime; }")
            .with(
                "app/Main.java",
                "package app;",
                "import dev.gradus.runtime.Gradients;",
                "import java.lang.invoke.MethodHandles;",
                "public class Main {",
                "  public static void main(String[] args) {",
                "    BentGradient bent =",
                "        args[0].equals(\"lookup\")",
                "            ? Gradients.load(MethodHandles.lookup(), BentGradient.class)",
                "            : Gradients.load(BentGradient.class);",
                "    System.out.println(bent.valueAndGradient(3, 2, new double[2]));",
                "  }",
                "}")
            .compiled("-g", "-parameters", "--module-path", runtime.toString());
    assertThat(project.generated().messages()).isEmpty();
  }

  private void jar(Path classes) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Automatic-Module-Name", "dev.gradus.runtime");
    try (OutputStream out = Files.newOutputStream(runtime);
        JarOutputStream jar = new JarOutputStream(out, manifest);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        String name = classes.relativize(file).toString().replace(File.separatorChar, '/');
        jar.putNextEntry(new ZipEntry(name));
        Files.copy(file, jar);
      }
    }
  }

  private String run(String argument) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--module-path",
                project.classes + File.pathSeparator + runtime,
                "--module",
                "user/app.Main",
                argument)
            .redirectErrorStream(true)
            .start();
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return output;
  }

  @Test
  void aLookupReachesTheGeneratedClass() throws Exception {
    assertThat(run("lookup")).isEqualTo("18.0");
  }

  @Test
  void withoutALookupTheCureIsNamed() throws Exception {
    assertThat(run("none"))
        .contains("is in a package that its module does not export")
        .contains("MethodHandles.lookup()");
  }
}
