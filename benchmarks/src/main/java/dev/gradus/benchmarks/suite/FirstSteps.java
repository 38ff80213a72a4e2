package dev.gradus.benchmarks.suite;

import static dev.gradus.runtime.train.StopCondition.iterations;

import com.sun.management.OperatingSystemMXBean;
import dev.gradus.dsl.Model;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingRun;
import java.lang.management.ManagementFactory;

/**
 * A program that descends ½w² in a hundred steps and prints where it came to, and how many seconds
 * of processor time the process had taken until then, those of the JVM's own threads among them.
 */
public final class FirstSteps {
  private FirstSteps() {}

  public static void main(String[] arguments) {
    Model loss =
        Model.define("quadratic", m -> m.strict().parameter("w").initial(5).square().times(0.5));
    TrainingRun run = Trainer.minimise(loss).with(Sgd.rate(0.5)).stopWhen(iterations(100)).run();
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double w = run.parameters().value("w");
    System.out.println(w + " " + system.getProcessCpuTime() / 1e9);
  }
}
