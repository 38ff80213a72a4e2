package dev.gradus.maven.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that has ended.
 *
 * @param output what it wrote to either stream
 */
record Run(String command, int exitCode, String output) {
  private static final int MINUTES = 10;

  /** Runs a process in a directory, as the user whose home is {@link Home}. */
  static Run of(Path directory, List<String> command) {
    try {
      ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
      Home.enter(builder.environment());
      Process process = builder.redirectErrorStream(true).start();
      process.getOutputStream().close();
      // Read to the end first: a process whose output nobody reads comes to a halt.
      byte[] output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).as("%s ends", command).isTrue();
      String text = new String(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
      return new Run(String.join(" ", command), process.exitValue(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs a tool of the JDK that runs the tests. */
  static Run ofJdk(Path directory, String tool, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", tool).toString());
    command.addAll(List.of(arguments));
    return of(directory, command);
  }

  Run succeeded() {
    assertThat(exitCode).as("%s: %s", command, output).isZero();
    return this;
  }

  Run failed() {
    assertThat(exitCode).as("%s: %s", command, output).isNotZero();
    return this;
  }

  /** Lines that hold a text. */
  List<String> lines(String text) {
    return output.lines().filter(line -> line.contains(text)).toList();
  }
}
