package dev.gradus.benchmarks.peers;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.benchmarks.bench.ArraysFile;
import dev.gradus.benchmarks.suite.Steps;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A process in which one library does one work, see {@link
 * dev.gradus.benchmarks.bench.RoundsProcess}. Its processor time is that of all its threads, since
 * libraries compute in threads of their own.
 */
public final class PeerProcess {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Training training;
  private final boolean once;
  private final PrintStream out;

  private PeerProcess(Training training, boolean once, PrintStream out) {
    this.training = training;
    this.once = once;
    this.out = out;
  }

  /** Arguments: library, task, double or float, file of arrays. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = System.out;
    System.setOut(System.err); // libraries say things
    Library library = Library.valueOf(arguments[0]);
    boolean single = arguments[2].equals("float");
    Numbers numbers = new Numbers(arguments[1], single, ArraysFile.read(Path.of(arguments[3])));
    new PeerProcess(library.train(numbers), numbers.gradientOnly(), answers).serve();
    System.exit(0); // threads of libraries go on otherwise
  }

  private void serve() throws IOException {
    BufferedReader requests =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    String request;
    while ((request = requests.readLine()) != null) {
      if (request.equals("result")) {
        result();
      } else {
        rounds(Integer.parseInt(request.substring(request.indexOf(' ') + 1)));
      }
      out.flush();
    }
  }

  private void result() {
    training.restart();
    for (int k = 0; k < (once ? 1 : Steps.COMPARED); k++) {
      training.step();
    }
    out.println(
        Arrays.stream(training.state())
            .mapToObj(Double::toString)
            .collect(Collectors.joining(" ")));
  }

  /** Runs from the start, as long as those of Gradus. */
  private void rounds(int times) {
    double sum = 0;
    long cpu = SYSTEM.getProcessCpuTime();
    long wall = System.nanoTime();
    for (int k = 0; k < times; k++) {
      if (k % Steps.RUN == 0 && !once) {
        training.restart();
      }
      sum += training.step();
    }
    wall = System.nanoTime() - wall;
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    out.printf(Locale.ROOT, "%d %d %s%n", wall, cpu, sum);
  }
}
