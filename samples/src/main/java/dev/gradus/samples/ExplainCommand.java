package dev.gradus.samples;

import dev.gradus.compiler.explain.Explanation;
import dev.gradus.compiler.method.MethodExplanation;
import dev.gradus.dsl.Model;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code gradus explain NAME}: what becomes of a sample's model, or of a method. */
@Command(
    name = "explain",
    description = "Prints a sample's graph, its forward chain, its adjoint and its loops.",
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "NAME",
      description = "A name that `gradus samples` lists, or a static method: pkg.Class#method.")
  private String name;

  @Override
  public void run() {
    Setup setup = Setup.of(spec.commandLine().getOut());
    if (name.indexOf('#') >= 0) {
      method(setup, name);
      return;
    }
    Program program = RunCommand.find(spec, name).program();
    for (Model model : program.models(setup)) {
      setup.line("%s", Explanation.of(model));
    }
    program.methods().forEach(m -> method(setup, m));
  }

  private static void method(Setup setup, String classAndMethod) {
    int separator = classAndMethod.indexOf('#');
    String owner = classAndMethod.substring(0, separator);
    String method = classAndMethod.substring(separator + 1);
    ClassLoader loader = ExplainCommand.class.getClassLoader();
    setup.line("%s", MethodExplanation.of(loader, owner, method));
  }
}
