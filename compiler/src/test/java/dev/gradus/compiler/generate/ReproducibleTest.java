package dev.gradus.compiler.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducibleTest {
  private static final List<String> EXAMPLES = List.of("Examples", "Numerics");

  @TempDir Path directory;

  /** Copies class files of other tests, so that all JDKs read the same. */
  private Path classes() throws Exception {
    Path from =
        Path.of(getClass().getProtectionDomain().getCodeSource().getLocation().toURI())
            .resolve("dev/gradus/compiler/method");
    Path to = directory.resolve("classes/dev/gradus/compiler/method");
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(".class") && EXAMPLES.stream().anyMatch(name::startsWith)) {
          Files.copy(file, to.resolve(name));
        }
      }
    }
    return directory.resolve("classes");
  }

  /** The java of every other JDK that stands beside the one that runs. */
  private static List<Path> otherJavas() throws IOException {
    Path home = Path.of(System.getProperty("java.home")).toRealPath();
    List<Path> found = new ArrayList<>();
    try (Stream<Path> homes = Files.list(home.getParent())) {
      for (Path other : homes.sorted().toList()) {
        Path java = other.resolve("bin/java");
        Path release = other.resolve("release");
        if (Files.isExecutable(java)
            && Files.isRegularFile(release)
            && !other.toRealPath().equals(home)
            && found.stream().noneMatch(f -> f.startsWith(other))
            && isNewEnough(Files.readString(release))) {
          found.add(java);
        }
      }
    }
    return found;
  }

  private static boolean isNewEnough(String release) {
    return release
        .lines()
        .filter(l -> l.startsWith("JAVA_VERSION="))
        .map(l -> l.replaceAll("[^0-9.]", "").split("\\.")[0])
        .anyMatch(major -> Integer.parseInt(major) >= 17);
  }

  private static Map<String, String> contents(Path output) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(output)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = HexFormat.of().formatHex(Files.readAllBytes(file));
        contents.put(output.relativize(file).toString(), bytes);
      }
    }
    return contents;
  }

  @Test
  void everyJdkGeneratesTheSameBytes() throws Exception {
    List<Path> others = otherJavas();
    assumeTrue(
        !others.isEmpty(), "no other JDK, 17 or newer, beside " + System.getProperty("java.home"));
    Path classes = classes();
    Path own = directory.resolve("own");
    assertThat(GenerateInAnotherJvm.generate(classes, own).count(Objective.Status.GENERATED))
        .isGreaterThan(15);
    for (Path java : others) {
      Path output = directory.resolve("other" + others.indexOf(java));
      Process process =
          new ProcessBuilder(
                  java.toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  System.getProperty("java.class.path"),
                  GenerateInAnotherJvm.class.getName(),
                  classes.toString(),
                  output.toString())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
      assertThat(contents(output)).as(java.toString()).isEqualTo(contents(own));
    }
  }
}
