package dev.gradus.cli;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Version;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/**
 * {@code java -jar gradus-cli.jar generate …}. Exit codes: 0 for success, 1 if something in the
 * sources is wrong, 2 if the command line is, or a file cannot be read or written.
 */
@Command(
    name = "gradus-cli",
    description = "Generates gradient classes at build time.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Versions.class,
    subcommands = GenerateCommand.class)
public final class Main {
  static final int PROBLEMS = 1;
  static final int UNUSABLE = 2;

  /** The version of Gradus. */
  static final class Versions implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"gradus-cli " + Version.CURRENT};
    }
  }

  private Main() {}

  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, args));
  }

  static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commands = new CommandLine(new Main());
    commands.setOut(out).setErr(err);
    commands.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          if (failure instanceof GradusException) {
            err.println("error: " + failure.getMessage());
          } else {
            failure.printStackTrace(err);
          }
          return UNUSABLE;
        });
    if (args.length == 0) {
      commands.usage(err);
      return UNUSABLE;
    }
    return commands.execute(args);
  }
}
