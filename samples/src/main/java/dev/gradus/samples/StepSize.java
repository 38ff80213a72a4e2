package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.train.StepSizeSweep;
import dev.gradus.runtime.train.StepSizeSweep.Outcome;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * How the step size decides between a crawl, convergence, oscillation and divergence. On ½w² a step
 * of size s multiplies w by 1 - s: s = 1 arrives at once, s = 2 only changes the sign, s = 3
 * doubles.
 */
final class StepSize implements Program {
  private static final double TARGET = 1e-5;
  private static final int CAP = 200;
  private static final int SWEEP_CAP = 1000;
  private static final double[] RATES = {1.0, 0.5, 0.1, 1.9, 2, 3};

  @Override
  public List<Model> models(Setup setup) {
    return List.of(
        setup.apply(OneDimension.quadratic(setup.start(5))),
        setup.apply(OneDimension.doubleWell(2)),
        setup.apply(OneDimension.doubleWell(5)));
  }

  @Override
  public void run(Setup setup) {
    List<Model> losses = models(setup);
    setup.line("iterations until L <= %.0e", TARGET);
    print(setup, "quadratic from 5:", sweep(losses.get(0), CAP, RATES));
    print(setup, "quadratic from 5, swept:", sweepQuadratic(losses.get(0)));
    print(setup, "double well from 2, swept:", sweepWell(losses.get(1)));
    print(setup, "double well from 5, swept:", sweepWell(losses.get(2)));
  }

  static List<Outcome> sweepQuadratic(Model quadratic) {
    return sweep(quadratic, SWEEP_CAP, quadraticRates());
  }

  static List<Outcome> sweepWell(Model well) {
    return sweep(well, SWEEP_CAP, wellRates());
  }

  private static List<Outcome> sweep(Model loss, int cap, double... rates) {
    return StepSizeSweep.of(loss).target(TARGET).cap(cap).run(rates);
  }

  /** From 0.1 to 2.1 in steps of a tenth. */
  private static double[] quadraticRates() {
    double[] rates = new double[21];
    for (int i = 0; i < rates.length; i++) {
      rates[i] = (i + 1) / 10.0;
    }
    return rates;
  }

  /** From 0.002 to about 0.5, each 1.5 times the one before. */
  private static double[] wellRates() {
    double[] rates = new double[15];
    rates[0] = 0.002;
    for (int i = 1; i < rates.length; i++) {
      rates[i] = rates[i - 1] * 1.5;
    }
    return rates;
  }

  private static void print(Setup setup, String title, List<Outcome> outcomes) {
    setup.line("%s", title);
    for (Outcome outcome : outcomes) {
      double step = new BigDecimal(outcome.rate(), new MathContext(4)).doubleValue();
      setup.line("  step %s: %s", step, describe(outcome));
    }
  }

  private static String describe(Outcome outcome) {
    return switch (outcome.verdict()) {
      case REACHED ->
          outcome.iterations() + (outcome.iterations() == 1 ? " iteration" : " iterations");
      case NOT_REACHED -> "not there after " + outcome.iterations();
      case OSCILLATES -> "oscillates, not there after " + outcome.iterations();
      case DIVERGES -> "diverges, not there after " + outcome.iterations();
    };
  }
}
