package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import dev.gradus.runtime.train.TrainingSession;
import java.util.List;

/** What goes wrong most often, and the message that says so. */
final class Diagnose implements Program {
  @Override
  public List<Model> models(Setup setup) {
    Model logarithm = Model.define("entropy", m -> m.parameter("p", 2).initial(1, 0).log().sum());
    return List.of(setup.apply(logarithm), setup.apply(OneDimension.doubleWell(5)));
  }

  @Override
  public void run(Setup setup) {
    Model logarithm = models(setup).get(0);
    Model well = models(setup).get(1);
    refused(setup, "log(0)", trainer(logarithm, 0.1).diagnose());
    refused(setup, "an exploding rate", trainer(well, 0.5));
    frozen(setup);
    forgottenUpdate(setup, well);
  }

  private static Trainer trainer(Model model, double rate) {
    return Trainer.minimise(model).with(Sgd.rate(rate)).stopWhen(iterations(100));
  }

  private static void refused(Setup setup, String title, Trainer trainer) {
    try {
      trainer.run();
      throw new IllegalStateException(title + " went unnoticed");
    } catch (GradusException e) {
      setup.line("%s:%n  %s", title, e.getMessage());
    }
  }

  /** A frozen parameter stays; freezing all that there is to train is refused. */
  private static void frozen(Setup setup) {
    Model line =
        setup.apply(
            Model.define(
                "frozen",
                m -> {
                  var slope = m.parameter("slope").initial(1).freeze();
                  return m.parameter("bias").plus(slope).square();
                }));
    TrainingRun run = trainer(line, 0.1).run();
    setup.line(
        "a frozen parameter:%n  slope = %.3f as it was, bias = %.3f",
        run.parameters().value("slope"), run.parameters().value("bias"));
    refused(setup, "everything frozen", trainer(line, 0.1).freeze("bias"));
  }

  /** Evaluating is not training: without an update the parameters stay where they are. */
  private static void forgottenUpdate(Setup setup, Model model) {
    TrainingSession session = trainer(model, 0.01).session();
    for (int k = 0; k < 10; k++) {
      session.evaluate();
    }
    setup.line("a forgotten update:");
    session.finish().warnings().forEach(warning -> setup.line("  %s", warning));
  }
}
