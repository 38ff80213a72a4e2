package dev.gradus.benchmarks.gradbench.tool;

import dev.gradus.benchmarks.gradbench.Descent;
import dev.gradus.benchmarks.gradbench.Particle;
import dev.gradus.benchmarks.gradbench.Saddle;
import dev.gradus.runtime.Gradients;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * The modules whose objectives contain derivatives. Their functions are named by the modes of the
 * outer and the inner derivative, r for reverse and f for forward.
 */
final class NestedModules {
  private NestedModules() {}

  static Module particle() {
    Map<String, Function<Input, Computation>> functions = new LinkedHashMap<>();
    functions.put("rr", in -> steered(in, Particle::landingR, particleRr()));
    functions.put("ff", in -> steered(in, Particle::landingF, particleFf()));
    functions.put("fr", in -> steered(in, Particle::landingR, particleFr()));
    functions.put("rf", in -> steered(in, Particle::landingF, particleRf()));
    return new Module("particle", functions);
  }

  private static DoubleUnaryOperator particleRr() {
    return Gradients.load(Particle.LandingRR.class)::gradient;
  }

  private static DoubleUnaryOperator particleFf() {
    return Gradients.load(Particle.LandingFF.class)::gradient;
  }

  private static DoubleUnaryOperator particleFr() {
    return Gradients.load(Particle.LandingFR.class)::gradient;
  }

  private static DoubleUnaryOperator particleRf() {
    return Gradients.load(Particle.LandingRF.class)::gradient;
  }

  private static Computation steered(
      Input in, DoubleUnaryOperator landing, DoubleUnaryOperator derivative) {
    double start = in.field("w").number();
    return computation(
        () ->
            Descent.argmin(
                w -> landing.applyAsDouble(w[0]),
                w -> new double[] {derivative.applyAsDouble(w[0])},
                start),
        w -> w[0]);
  }

  /** A gradient by x, where the inner descent begins at the second argument. */
  private interface Outer {
    double[] gradient(double[] x, double[] start);
  }

  /** Value and gradient by y. */
  private interface Inner {
    double valueAndGradient(double[] y, double[] x, double[] yAdjoint);
  }

  static Module saddle() {
    Map<String, Function<Input, Computation>> functions = new LinkedHashMap<>();
    functions.put("rr", in -> least(in, Gradients.load(Saddle.HighestRR.class)::gradient, false));
    functions.put("ff", in -> least(in, Gradients.load(Saddle.HighestFF.class)::gradient, true));
    functions.put("fr", in -> least(in, Gradients.load(Saddle.HighestFR.class)::gradient, false));
    functions.put("rf", in -> least(in, Gradients.load(Saddle.HighestRF.class)::gradient, true));
    return new Module("saddle", functions);
  }

  private static Computation least(Input in, Outer outer, boolean innerForward) {
    double[] start = in.field("start").vector(2);
    Inner inner =
        innerForward
            ? Gradients.load(Saddle.NegatedF.class)::valueAndGradient
            : Gradients.load(Saddle.NegatedR.class)::valueAndGradient;
    ToDoubleFunction<double[]> highest =
        innerForward ? x -> Saddle.highestF(x, start) : x -> Saddle.highestR(x, start);
    return computation(
        () -> {
          double[] x = Descent.argmin(highest, v -> outer.gradient(v, start), start);
          double[] y =
              Descent.argmin(
                  v -> Saddle.negated(v, x),
                  v -> {
                    double[] gradient = new double[2];
                    inner.valueAndGradient(v, x, gradient);
                    return gradient;
                  },
                  start);
          return new double[] {x[0], x[1], y[0], y[1]};
        },
        all -> all);
  }

  private static Computation computation(
      Supplier<double[]> run, Function<double[], Object> output) {
    double[][] last = {{}};
    return new Computation(() -> last[0] = run.get(), () -> output.apply(last[0]));
  }
}
