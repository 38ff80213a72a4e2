package dev.gradus.benchmarks.reference;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.benchmarks.bench.Spent;
import dev.gradus.training.OutputDirectory;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A process of the launcher in C that holds a work's arrays and runs a round when it is asked to.
 */
public final class RunningProgram implements AutoCloseable {
  private final Process process;
  private final BufferedWriter requests;
  private final BufferedReader answers;

  private RunningProgram(Process process) {
    this.process = process;
    this.requests =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.US_ASCII));
    this.answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
  }

  /** Starts the program on a work, whose arrays are handed over in a file. */
  public static RunningProgram start(Path program, OutputDirectory directory, Reference work) {
    String file = work.program() + ".in";
    directory.write(file, stream -> stream.write(bytes(work.inputs())));
    String path = directory.root().resolve(file).toString();
    try {
      return new RunningProgram(
          new ProcessBuilder(program.toString(), work.program(), path)
              .redirectErrorStream(true)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(List<double[]> arrays) {
    int size = arrays.stream().mapToInt(a -> 8 + 8 * a.length).sum();
    ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    for (double[] a : arrays) {
      buffer.putLong(a.length);
      buffer.asDoubleBuffer().put(a);
      buffer.position(buffer.position() + 8 * a.length);
    }
    return buffer.array();
  }

  /** Value and gradient, measured by the program's own clocks. */
  public Competitor gradient(String name) {
    return new Competitor(name, rounds("gradient"), this::result);
  }

  /** The objective; its result is the value that the gradient comes with. */
  public Competitor objective(String name) {
    return new Competitor(name, rounds("primal"), () -> Arrays.copyOf(result(), 1));
  }

  private double[] result() {
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

  private static double[] numbers(String answer) {
    try {
      return Arrays.stream(answer.split(" ")).mapToDouble(Double::parseDouble).toArray();
    } catch (NumberFormatException e) {
      throw new IllegalStateException("the program in C says: " + answer, e);
    }
  }

  private String ask(String request) {
    try {
      requests.write(request);
      requests.newLine();
      requests.flush();
      String answer = answers.readLine();
      if (answer == null) {
        throw new IllegalStateException("the program in C has ended");
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      requests.close();
      answers.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      process.destroy();
    }
  }
}
