package dev.gradus.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher {@code ./gradus} in a small project of its own: a Maven that only counts its calls,
 * and a main class that prints its arguments.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String JAVA_HOME = System.getProperty("java.home");
  private static final String TOOLS = "/usr/bin:/bin";
  private static final String[] MODULES = {
    "runtime", "vector", "training", "dsl", "compiler", "samples"
  };

  @TempDir Path folder;
  private Path root;
  private Path tools;

  @BeforeEach
  void makeProject() throws IOException {
    root = Files.createDirectories(folder.resolve("a project with spaces"));
    tools = Files.createDirectories(folder.resolve("tools"));
    Files.copy(Path.of("../gradus"), root.resolve("gradus"));
    assertThat(root.resolve("gradus").toFile().setExecutable(true)).isTrue();
    write(root.resolve("pom.xml"), "<project/>");
    write(root.resolve(".mvn/maven.config"), "-ntp");
    for (String module : MODULES) {
      write(root.resolve(module + "/pom.xml"), "<project/>");
      write(root.resolve(module + "/src/main/java/A.java"), "class A {}");
    }
    prepareClasses();
    writeMaven("3.9.9");
  }

  private void prepareClasses() throws IOException {
    Path source =
        write(
            folder.resolve("Main.java"),
            """
            package dev.gradus.samples;
            public class Main {
              public static void main(String[] args) {
                System.out.println("ran " + String.join("|", args) + " in " + System.getProperty("gradus.home"));
                System.out.println("errors go to " + System.getProperty("gradus.stderr"));
                System.exit(args.length);
              }
            }
            """);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    Path classes = Files.createDirectories(folder.resolve("classes"));
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), source.toString()))
        .isZero();
    Files.createFile(folder.resolve("library.jar"));
  }

  /** A Maven that copies the prepared classes, after a moment, and notes that it was called. */
  private void writeMaven(String version) throws IOException {
    Path mvn =
        write(
            tools.resolve("mvn"),
            """
            #!/bin/sh
            if [ "$1" = -v ]; then echo "Apache Maven %s"; exit 0; fi
            echo called >> "%s/calls"
            sleep 1
            for module in %s; do mkdir -p $module/target/classes; done
            cp -R "%s/classes/." samples/target/classes
            printf '%%s' "$PWD/dsl/target/classes:%s/library.jar" > samples/target/libraries
            """
                .formatted(version, folder, String.join(" ", MODULES), folder, folder));
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
  }

  private static Path write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int calls() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readAllLines(calls).size() : 0;
  }

  private record Result(int exitCode, String output) {}

  private Process start(Path script, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private Result run(Path script, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    return result(start(script, environment, arguments));
  }

  private static Result result(Process process) throws IOException, InterruptedException {
    String output = new String(process.getInputStream().readAllBytes());
    return new Result(process.waitFor(), output);
  }

  private Map<String, String> usual() {
    return Map.of("JAVA_HOME", JAVA_HOME, "PATH", tools + ":" + TOOLS);
  }

  @Test
  void buildsOnceAndPassesArgumentsAndExitCode() throws Exception {
    Result first = run(root.resolve("gradus"), usual(), "run", "a b");
    assertThat(first.output()).contains("gradus: building", "ran run|a b in " + root);
    assertThat(first.output()).contains("errors go to /dev/fd/4").doesNotContain("incubator");
    assertThat(first.exitCode()).isEqualTo(2);
    Result second = run(root.resolve("gradus"), usual());
    assertThat(second.output()).doesNotContain("building");
    assertThat(second.exitCode()).isZero();
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void buildsAgainWhenASourceChangedWhateverItsTime() throws Exception {
    run(root.resolve("gradus"), usual());
    Path source = root.resolve("dsl/src/main/java/A.java");
    var time = Files.getLastModifiedTime(source);
    Files.writeString(source, "class A { int x; }");
    Files.setLastModifiedTime(source, time);
    run(root.resolve("gradus"), usual());
    assertThat(calls()).isEqualTo(2);
    Files.writeString(source, "class A {}");
    run(root.resolve("gradus"), usual());
    assertThat(calls()).as("the first build is still there").isEqualTo(2);
  }

  @Test
  void buildsAgainWhenALibraryIsGone() throws Exception {
    run(root.resolve("gradus"), usual());
    Files.move(folder.resolve("library.jar"), folder.resolve("moved.jar"));
    Result result = run(root.resolve("gradus"), usual());
    assertThat(result.output()).contains("gradus: building");
  }

  @Test
  void runsThroughSymbolicLinks() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), root.resolve("gradus"));
    Path relative = Files.createSymbolicLink(folder.resolve("again"), Path.of("link"));
    assertThat(run(link, usual()).output()).contains(" in " + root);
    assertThat(run(relative, usual()).output()).contains(" in " + root);
  }

  @Test
  void javaOnThePathIsEnough() throws Exception {
    String path = JAVA_HOME + "/bin:" + tools + ":" + TOOLS;
    assertThat(run(root.resolve("gradus"), Map.of("PATH", path)).exitCode()).isZero();
  }

  @Test
  void saysWhatToInstall() throws Exception {
    Path gradus = root.resolve("gradus");
    Path bare = pathWithoutJavaAndMaven();
    Result noJava = run(gradus, Map.of("PATH", bare.toString()));
    assertThat(noJava.exitCode()).isEqualTo(2);
    assertThat(noJava.output()).contains("Java is not on the path", "install a JDK, 17 or newer");
    Result badHome = run(gradus, Map.of("JAVA_HOME", "/nowhere", "PATH", bare.toString()));
    assertThat(badHome.output()).contains("JAVA_HOME is /nowhere", "install a JDK");
    Result noMaven = run(gradus, Map.of("JAVA_HOME", JAVA_HOME, "PATH", bare.toString()));
    assertThat(noMaven.exitCode()).isEqualTo(2);
    assertThat(noMaven.output()).contains("install Maven 3.6.3 or newer");
    writeMaven("3.5.4");
    assertThat(run(gradus, usual()).output()).contains("Maven 3.5.4, too old");
  }

  @Test
  void anOldJavaIsRefused() throws Exception {
    Path java =
        write(
            folder.resolve("old/bin/java"),
            "#!/bin/sh\necho '    java.specification.version = 11' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Map<String, String> environment =
        Map.of("JAVA_HOME", folder.resolve("old").toString(), "PATH", tools + ":" + TOOLS);
    assertThat(run(root.resolve("gradus"), environment).output()).contains("is Java 11, too old");
  }

  @Test
  void startsAtTheSameTimeBuildOnce() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      processes.add(start(root.resolve("gradus"), usual()));
    }
    for (Process process : processes) {
      assertThat(result(process).exitCode()).isZero();
    }
    assertThat(calls()).isEqualTo(1);
  }

  @Test
  void aLockWhoseOwnerDiedIsBroken() throws Exception {
    long dead = new ProcessBuilder("true").start().onExit().get().pid();
    write(root.resolve("target/launch/lock/owner"), dead + "\n");
    assertThat(run(root.resolve("gradus"), usual()).exitCode()).isZero();
  }

  /** The tools that the launcher uses, without whatever else lies beside them. */
  private Path pathWithoutJavaAndMaven() throws IOException {
    Path bare = Files.createDirectories(folder.resolve("bare"));
    for (String tool :
        "sh dirname readlink sed head find sort tr xargs cksum cat mkdir rm mv cp grep sleep kill"
            .split(" ")) {
      for (String place : TOOLS.split(":")) {
        Path file = Path.of(place, tool);
        if (Files.exists(file) && !Files.exists(bare.resolve(tool))) {
          Files.createSymbolicLink(bare.resolve(tool), file);
        }
      }
    }
    return bare;
  }
}
