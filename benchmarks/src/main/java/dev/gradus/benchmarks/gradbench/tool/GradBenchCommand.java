package dev.gradus.benchmarks.gradbench.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;

/** {@code gradbench}: the GradBench tool on standard input and output, until the input ends. */
@Command(
    name = "gradbench",
    description = "Answers the messages of GradBench, one JSON object per line.",
    mixinStandardHelpOptions = true)
public final class GradBenchCommand implements Runnable {
  @Override
  public void run() {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try {
      new Conversation(in, new PrintStream(System.out, false, StandardCharsets.UTF_8)).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
