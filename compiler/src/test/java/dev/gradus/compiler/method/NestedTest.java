package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Gradients;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Derivatives of methods that call derivatives, in all combinations of modes. */
class NestedTest {
  private static final double LANDING = 0.2071918746486116;
  private static final double SADDLE = 8.246324826140356e-06;

  private static void assertParticle(DoubleUnaryOperator f, DoubleUnaryOperator gradient) {
    double[] w =
        Descent.argmin(
            x -> f.applyAsDouble(x[0]), x -> new double[] {gradient.applyAsDouble(x[0])}, 0);
    assertThat(w[0]).isCloseTo(LANDING, within(1e-9));
  }

  private static void assertSaddle(
      ToDoubleFunction<double[]> f, Function<double[], double[]> gradient) {
    double[] x = Descent.argmin(f, gradient, 1, 1);
    Nested.NegatedR inner = Gradients.load(Nested.NegatedR.class);
    double[] y =
        Descent.argmin(
            v -> Nested.negated(v, x),
            v -> {
              double[] g = new double[2];
              inner.valueAndGradient(v, x, g);
              return g;
            },
            1,
            1);
    assertThat(new double[] {x[0], x[1], y[0], y[1]})
        .containsExactly(new double[] {SADDLE, SADDLE, SADDLE, SADDLE}, within(1e-12));
  }

  @Test
  void particleReverseOverReverse() {
    Nested.LandingRR f = Gradients.load(Nested.LandingRR.class);
    assertParticle(f::value, f::gradient);
  }

  @Test
  void saddleReverseOverReverse() {
    Nested.HighestRR f = Gradients.load(Nested.HighestRR.class);
    assertSaddle(f::value, f::gradient);
  }

  @Test
  void particleReverseOverForward() {
    Nested.LandingRF f = Gradients.load(Nested.LandingRF.class);
    assertParticle(f::value, f::gradient);
  }

  @Test
  void saddleReverseOverForward() {
    Nested.HighestRF f = Gradients.load(Nested.HighestRF.class);
    assertSaddle(f::value, f::gradient);
  }

  @Test
  void particleForwardOverReverse() {
    Nested.LandingFR f = Gradients.load(Nested.LandingFR.class);
    assertParticle(f::value, f::gradient);
  }

  @Test
  void saddleForwardOverReverse() {
    Nested.HighestFR f = Gradients.load(Nested.HighestFR.class);
    assertSaddle(f::value, f::gradient);
  }

  @Test
  void particleForwardOverForward() {
    Nested.LandingFF f = Gradients.load(Nested.LandingFF.class);
    assertParticle(f::value, f::gradient);
  }

  @Test
  void saddleForwardOverForward() {
    Nested.HighestFF f = Gradients.load(Nested.HighestFF.class);
    assertSaddle(f::value, f::gradient);
  }
}
