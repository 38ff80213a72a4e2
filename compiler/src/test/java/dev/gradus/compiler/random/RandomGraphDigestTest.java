package dev.gradus.compiler.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.DType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** FAST results have the same bits on every JVM, with and without the Vector API. */
class RandomGraphDigestTest {
  private static final String DOUBLE = "79e7e9944a398ff1";
  private static final String FLOAT = "b2a59d38d360b667";

  @Test
  void resultsOfRandomGraphsAreTheRecordedOnes() {
    assertThat(List.of(RandomGraphDigest.of(DType.DOUBLE), RandomGraphDigest.of(DType.FLOAT)))
        .containsExactly(DOUBLE, FLOAT);
  }

  @Test
  void resultsAreTheSameWithVectors() throws IOException, InterruptedException {
    String text = run("--add-modules=jdk.incubator.vector", "-Dgradus.vector.at-once=true");
    assertThat(text).matches("(?s).*vector-\\d+ " + DOUBLE + " " + FLOAT + "\\s*");
  }

  /** What the digest prints in a JVM of its own. */
  private static String run(String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    String path = System.getProperty("java.class.path");
    command.addAll(List.of("-cp", System.getProperty("surefire.test.class.path", path)));
    command.add(RandomGraphDigest.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(text).isZero();
    return text;
  }
}
