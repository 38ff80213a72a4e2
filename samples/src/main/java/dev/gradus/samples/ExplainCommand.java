package dev.gradus.samples;

import dev.gradus.compiler.explain.Explanation;
import dev.gradus.dsl.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus explain NAME}: what becomes of a sample's model. */
@Command(
    name = "explain",
    description = "Prints a sample's graph, its forward chain, its adjoint and its loops.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "One of the names that `gradus samples` lists.")
  private String name;

  @Override
  public void run() {
    Setup setup = Setup.of(spec.commandLine().getOut());
    for (Model model : RunCommand.find(spec, name).program().models(setup)) {
      setup.line("%s", Explanation.of(model));
    }
  }
}
