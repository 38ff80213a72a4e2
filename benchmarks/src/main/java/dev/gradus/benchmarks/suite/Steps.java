package dev.gradus.benchmarks.suite;

import dev.gradus.benchmarks.bench.Competitor;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.optim.Optimizer;
import java.util.ArrayList;
import java.util.List;

/** Competitors that take training steps, always again from the start. */
public final class Steps {
  /**
   * Steps before training begins again. Long after convergence moments decay into subnormal
   * numbers, with which processors are many times slower, whoever computes.
   */
  public static final int RUN = 300;

  /** Steps after which parameters are compared. */
  public static final int COMPARED = 20;

  private Steps() {}

  /** One call of a kernel for every step. */
  static Competitor single(String name, Kernel kernel, Workspace w, Optimizer optimizer) {
    return of(
        name,
        w,
        (ignored, count) -> {
          double sum = 0;
          for (int k = 0; k < count; k++) {
            optimizer.prepare(k + 1, w.hyper);
            sum += kernel.step(w);
          }
          return sum;
        });
  }

  /** One call of a kernel for all steps of a run. */
  static Competitor several(String name, Kernel kernel, Workspace w, Optimizer optimizer) {
    double[] values = new double[RUN];
    return of(name, w, (ignored, count) -> kernel.steps(w, count, optimizer, 0, values));
  }

  /** Takes the first steps of a run. */
  interface Run {
    double steps(Workspace from, int count);
  }

  /** A competitor whose runs change the parameters of a workspace. */
  static Competitor of(String name, Workspace w, Run run) {
    double[][] start = parameters(w).toArray(double[][]::new);
    Competitor.Code code =
        times -> {
          double sum = 0;
          for (int done = 0; done < times; done += RUN) {
            restart(w, start);
            sum += run.steps(w, Math.min(RUN, times - done));
          }
          return sum;
        };
    return new Competitor(
        name,
        code,
        () -> {
          restart(w, start);
          run.steps(w, COMPARED);
          return Gradients.joined(parameters(w));
        });
  }

  private static List<double[]> parameters(Workspace w) {
    List<double[]> values = new ArrayList<>();
    for (int p = 0; p < w.layout().signature().parameters().size(); p++) {
      values.add(w.parameter(p));
    }
    return values;
  }

  private static void restart(Workspace w, double[][] start) {
    w.reset();
    for (int p = 0; p < start.length; p++) {
      w.setParameter(p, start[p]);
    }
  }
}
