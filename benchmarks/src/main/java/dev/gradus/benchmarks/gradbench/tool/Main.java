package dev.gradus.benchmarks.gradbench.tool;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The GradBench tool on standard input and output: {@code ./gradus gradbench}. */
public final class Main {
  private Main() {}

  /** Answers until the input ends. */
  public static void main(String[] args) throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    new Conversation(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)), out)
        .run();
  }
}
