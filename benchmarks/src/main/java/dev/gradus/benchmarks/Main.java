package dev.gradus.benchmarks;

import dev.gradus.benchmarks.bench.BenchCommand;
import dev.gradus.benchmarks.gradbench.tool.GradBenchCommand;
import dev.gradus.runtime.GradusException;
import dev.gradus.samples.StandardError;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands of {@code ./gradus} that measure. */
@Command(
    name = "gradus",
    mixinStandardHelpOptions = true,
    version = "gradus 0.1.0",
    subcommands = {BenchCommand.class, GradBenchCommand.class})
public final class Main {
  private static final int USER_ERROR = 1;

  private Main() {}

  /** Runs a command and exits with 0, 1 (a problem that the message explains) or 2 (usage). */
  @SuppressWarnings("DefaultCharset") // the terminal's own is meant
  public static void main(String[] args) {
    StandardError.use();
    System.exit(
        commandLine(new PrintWriter(System.out, true), new PrintWriter(System.err, true))
            .execute(args));
  }

  /** The command line with its output going to given writers. */
  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return new CommandLine(new Main())
        .setOut(out)
        .setErr(err)
        .setExecutionExceptionHandler(
            (e, command, parsed) -> {
              if (e instanceof GradusException) {
                command.getErr().println("gradus: " + e.getMessage());
                return USER_ERROR;
              }
              throw e;
            });
  }
}
