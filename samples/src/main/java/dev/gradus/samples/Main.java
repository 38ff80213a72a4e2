package dev.gradus.samples;

import dev.gradus.runtime.GradusException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of {@code ./gradus}. Without arguments it runs the main job. */
@Command(
    name = "gradus",
    description = "Trains a classifier of handwritten digits, or runs a sample.",
    mixinStandardHelpOptions = true,
    version = "gradus 0.1.0",
    subcommands = {ListCommand.class, RunCommand.class, ExplainCommand.class})
public final class Main implements Runnable {
  private static final int USER_ERROR = 1;
  private static final int USAGE_ERROR = 2;

  @Spec private CommandSpec spec;

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
        .setParameterExceptionHandler(Main::usage)
        .setExecutionExceptionHandler(Main::report);
  }

  @Override
  public void run() {
    new DigitsJob(Setup.of(spec.commandLine().getOut())).run();
  }

  private static int usage(ParameterException e, String[] args) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println("gradus: " + e.getMessage());
    err.println("Try --help for what can be asked.");
    return USAGE_ERROR;
  }

  /** A problem that the user can act on is one line; anything else is a defect with its trace. */
  private static int report(Exception e, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof GradusException) {
      command.getErr().println("gradus: " + e.getMessage());
      return USER_ERROR;
    }
    throw e;
  }
}
