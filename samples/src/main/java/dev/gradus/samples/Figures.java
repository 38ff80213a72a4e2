package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.iterations;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.History;
import dev.gradus.runtime.train.StepSizeSweep.Outcome;
import dev.gradus.runtime.train.StepSizeSweep.Verdict;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.training.OutputDirectory;
import dev.gradus.training.plot.LinePlot;
import dev.gradus.training.plot.LinePlot.Mark;
import dev.gradus.training.plot.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The seven pictures of a lecture on gradient descent in one dimension. */
final class Figures implements Program {
  private static final int STEPS = 40;
  private static final Mark POINTS = Mark.LINE_AND_POINTS;

  @Override
  public List<Model> models(Setup setup) {
    return List.of(
        setup.apply(OneDimension.quadratic(5)),
        setup.apply(OneDimension.doubleWell(2)),
        setup.apply(OneDimension.doubleWell(5)),
        setup.apply(OneDimension.quartic(5)));
  }

  @Override
  public void run(Setup setup) {
    OutputDirectory out = setup.directory("figures");
    List<Model> losses = models(setup);
    write(out, "figure-1.1", twoLosses());
    write(out, "figure-1.2", twoRates(losses.get(0), losses.get(3)));
    write(out, "figure-1.3", diagnosticsByHand());
    write(out, "figure-1.4", diagnosticsCompiled(losses.get(0)));
    write(out, "figure-1.5", stepSizes(losses.get(0)));
    write(out, "figure-1.6", quadraticSweep(losses.get(0)));
    write(out, "figure-1.7", wellSweep(losses.get(1), losses.get(2)));
    out.written().forEach(name -> setup.line("%s", out.root().resolve(name)));
  }

  private static void write(OutputDirectory out, String name, LinePlot plot) {
    Picture picture = plot.draw();
    picture.png(out, name + ".png");
    picture.svg(out, name + ".svg");
  }

  private static LinePlot twoLosses() {
    double[] w = DoubleStream.iterate(-2, x -> x <= 2.001, x -> x + 0.02).toArray();
    return LinePlot.of("Two losses", "parameter w", "loss L(w)")
        .curve("quadratic ½w²", w, map(w, x -> 0.5 * x * x))
        .curve("double well ½(w²−1)²", w, map(w, x -> 0.5 * (x * x - 1) * (x * x - 1)));
  }

  private static LinePlot twoRates(Model quadratic, Model quartic) {
    return LinePlot.of("Geometric against sublinear error", "iteration k", "L(w) − L*")
        .logarithmicY()
        .curve("quadratic ½w², step 0.5: geometric", 0, history(quadratic, 0.5).objective())
        .curve("quartic ¼w⁴, step 0.02: sublinear", 0, history(quartic, 0.02).objective());
  }

  /** The derivative of ½w² is w: what figure 1.4 gets from the compiler, written by hand. */
  private static LinePlot diagnosticsByHand() {
    double[] w = new double[STEPS];
    w[0] = 5;
    for (int k = 1; k < STEPS; k++) {
      w[k] = w[k - 1] - 0.5 * w[k - 1];
    }
    return diagnostics("by hand", map(w, x -> 0.5 * x * x), map(w, Math::abs), map(w, Math::abs));
  }

  private static LinePlot diagnosticsCompiled(Model quadratic) {
    History h = history(quadratic, 0.5);
    return diagnostics("by compiled gradients", h.gap(), h.gradientNorm(), h.parameterNorm());
  }

  private static LinePlot diagnostics(String how, double[] gap, double[] slope, double[] size) {
    String title = "Gradient descent on ½w² from 5, step 0.5, " + how;
    return LinePlot.of(title, "iteration k", "size")
        .logarithmicY()
        .curve("gap L(w) − L*", 0, gap)
        .curve("slope |L'(w)|", 0, slope)
        .curve("parameter |w|", numbers(size.length), size, Mark.DASHES);
  }

  /** Steps s and 2 - s shrink the loss alike: one of each pair is dashed. */
  private static LinePlot stepSizes(Model quadratic) {
    LinePlot plot =
        LinePlot.of("Step sizes compared on ½w² from 5", "iteration k", "L(w) − L*").logarithmicY();
    for (double rate : new double[] {0.05, 0.1, 0.5, 1.5, 1.9, 2.0, 2.1}) {
      double[] gap = history(quadratic, rate).gap();
      plot.curve("step " + rate, numbers(STEPS), gap, rate > 1 ? Mark.DASHES : Mark.LINE);
    }
    return plot;
  }

  private static LinePlot quadraticSweep(Model quadratic) {
    List<Outcome> outcomes = StepSize.sweepQuadratic(quadratic);
    return sweepPlot("quadratic ½w²").curve("from 5", rates(outcomes), counts(outcomes), POINTS);
  }

  private static LinePlot wellSweep(Model fromTwo, Model fromFive) {
    List<Outcome> two = StepSize.sweepWell(fromTwo);
    List<Outcome> five = StepSize.sweepWell(fromFive);
    return sweepPlot("double well ½(w²−1)²")
        .logarithmicX()
        .curve("from 2", rates(two), counts(two), POINTS)
        .curve("from 5", rates(five), counts(five), POINTS);
  }

  private static LinePlot sweepPlot(String loss) {
    return LinePlot.of("Iterations until L ≤ 1e-5 on the " + loss, "step size", "iterations")
        .logarithmicY();
  }

  private static double[] rates(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::rate).toArray();
  }

  /** Step sizes that do not get there leave a gap. */
  private static double[] counts(List<Outcome> outcomes) {
    return outcomes.stream()
        .mapToDouble(o -> o.verdict() == Verdict.REACHED ? o.iterations() : Double.NaN)
        .toArray();
  }

  private static History history(Model loss, double rate) {
    return Trainer.minimise(loss)
        .with(Sgd.rate(rate))
        .stopWhen(iterations(STEPS))
        .history(1)
        .optimum(0)
        .run()
        .history();
  }

  private static double[] numbers(int count) {
    return IntStream.range(0, count).asDoubleStream().toArray();
  }

  private static double[] map(double[] values, DoubleUnaryOperator f) {
    return Arrays.stream(values).map(f).toArray();
  }
}
