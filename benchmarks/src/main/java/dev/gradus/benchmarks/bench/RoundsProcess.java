package dev.gradus.benchmarks.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process that holds a work's numbers and runs a round when a line asks for it: {@code NAME N}
 * wants it done N times and is answered with nanoseconds by the wall clock, nanoseconds by the
 * processor clock, and a sum; {@code result} is answered with what the work computes. The process
 * ends with its input.
 */
public final class RoundsProcess implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private RoundsProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /**
   * Starts one.
   *
   * @param environment variables that are set for it
   * @param log for what it says on standard error
   */
  public static RoundsProcess start(
      List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(log.toFile());
    builder.environment().putAll(environment);
    try {
      return new RoundsProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A competitor that runs there, timed by the process itself. */
  public Competitor competitor(String name, String request) {
    return new Competitor(name, rounds(request), this::result);
  }

  /** What the work computes. */
  public double[] result() {
    return numbers(ask("result"));
  }

  private Competitor.Code rounds(String request) {
    return new Competitor.Code() {
      @Override
      public double run(int times) {
        return timed(times).sink();
      }

      @Override
      public Spent timed(int times) {
        double[] spent = numbers(ask(request + " " + times));
        return new Spent(spent[0], spent[1], spent[2]);
      }
    };
  }

  private double[] numbers(String answer) {
    try {
      return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalStateException("not numbers: " + answer + " (" + log + " may tell more)", e);
    }
  }

  private String ask(String request) {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("a process has ended too early: " + log + " tells more");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it end by itself, so that nothing that it may be unpacking is left in halves. */
  @Override
  public void close() {
    try {
      requests.close();
      process.waitFor(1, TimeUnit.MINUTES);
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      process.destroy();
    }
  }
}
