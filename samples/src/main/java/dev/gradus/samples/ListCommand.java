package dev.gradus.samples;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code gradus samples}: the numbered list. */
@Command(name = "samples", description = "Lists the samples.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    PrintWriter out = spec.commandLine().getOut();
    Samples.list().forEach(out::println);
    out.flush();
  }
}
