package dev.gradus.runtime.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.runtime.GradusException;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class OptimizerTest {
  private static final int STEPS = 40;

  @Test
  void plainGradientDescentTakesRateTimesGradient() {
    assertThat(oneStep(Sgd.rate(0.1), 2.0, 3.0)).isEqualTo(2.0 - 0.1 * 3.0);
  }

  @Test
  void momentumFollowsTheHandComputedSequence() {
    // g = 1 always: b = 1, 1.5, 1.75; w = 0 - 0.5, - 0.75, - 0.875.
    Stepper s = new Stepper(Sgd.rate(0.5).momentum(0.5), false, 0.0);
    assertThat(s.step(1.0)).isEqualTo(-0.5);
    assertThat(s.step(1.0)).isEqualTo(-1.25);
    assertThat(s.step(1.0)).isEqualTo(-2.125);
  }

  @Test
  void dampeningLeavesTheFirstMomentumStepAlone() {
    Stepper s = new Stepper(Sgd.rate(1.0).momentum(0.5).dampening(0.5), false, 0.0);
    assertThat(s.step(1.0)).isEqualTo(-1.0);
    assertThat(s.step(1.0)).isEqualTo(-2.0);
  }

  @Test
  void firstAdamStepHasTheLengthOfTheRate() {
    assertThat(oneStep(Adam.rate(0.01).epsilon(0), 1.0, 123.0)).isCloseTo(0.99, within(1e-15));
  }

  @Test
  void sgdMatchesTorchBitForBit() {
    for (double momentum : new double[] {0.0, 0.9}) {
      for (double dampening : new double[] {0.0, 0.3}) {
        for (double decay : new double[] {0.0, 0.01}) {
          for (boolean nesterov : new boolean[] {false, momentum > 0 && dampening == 0}) {
            for (boolean maximise : new boolean[] {false, true}) {
              TorchReference torch = new TorchReference();
              torch.rate = 0.05;
              torch.momentum = momentum;
              torch.dampening = dampening;
              torch.weightDecay = decay;
              torch.nesterov = nesterov;
              torch.maximise = maximise;
              Sgd sgd =
                  Sgd.rate(0.05)
                      .momentum(momentum)
                      .dampening(dampening)
                      .weightDecay(decay)
                      .nesterov(nesterov);
              compare(sgd, maximise, torch::sgd);
            }
          }
        }
      }
    }
  }

  @Test
  void adamMatchesTorchUpToRoundingAndInItsOrderBitForBit() {
    for (double beta1 : new double[] {0.9, 0.5, 0.3}) {
      for (double decay : new double[] {0.0, 0.02}) {
        for (boolean amsgrad : new boolean[] {false, true}) {
          for (boolean maximise : new boolean[] {false, true}) {
            Adam adam = Adam.rate(0.01).betas(beta1, 0.99).weightDecay(decay).amsgrad(amsgrad);
            compareClosely(adam, maximise, reference(beta1, decay, amsgrad, maximise)::adam);
            compare(
                adam.torchOrder(true), maximise, reference(beta1, decay, amsgrad, maximise)::adam);
          }
        }
      }
    }
  }

  @Test
  void adamWMatchesTorchUpToRoundingAndInItsOrderBitForBit() {
    for (double decay : new double[] {0.0, 0.01, 0.3}) {
      for (boolean amsgrad : new boolean[] {false, true}) {
        for (boolean maximise : new boolean[] {false, true}) {
          AdamW adamW = AdamW.rate(0.01).betas(0.9, 0.99).weightDecay(decay).amsgrad(amsgrad);
          compareClosely(adamW, maximise, reference(0.9, decay, amsgrad, maximise)::adamW);
          compare(
              adamW.torchOrder(true), maximise, reference(0.9, decay, amsgrad, maximise)::adamW);
        }
      }
    }
  }

  @Test
  void maximisingIsMinimisingTheNegativeBitForBit() {
    Random random = new Random(5);
    Stepper up = new Stepper(Adam.rate(0.03).weightDecay(0.1), true, 0.7);
    Stepper down = new Stepper(Adam.rate(0.03).weightDecay(0.1), false, 0.7);
    for (int i = 0; i < STEPS; i++) {
      double g = random.nextGaussian();
      assertThat(up.step(g)).isEqualTo(down.step(-g));
    }
  }

  @Test
  void aScheduleGivesTheRateOfEveryStep() {
    Stepper s = new Stepper(Sgd.rate(RateSchedule.stepwise(1.0, 0.5, 2)), false, 0.0);
    assertThat(s.step(1.0)).isEqualTo(-1.0);
    assertThat(s.step(1.0)).isEqualTo(-2.0);
    assertThat(s.step(1.0)).isEqualTo(-2.5);
    assertThat(s.step(1.0)).isEqualTo(-3.0);
    assertThat(s.step(1.0)).isEqualTo(-3.25);
  }

  @Test
  void badHyperparametersAreRefused() {
    refuses("rate is -0.1", () -> Sgd.rate(-0.1));
    refuses("rate is NaN", () -> Adam.rate(Double.NaN));
    refuses("momentum is -1.0", () -> Sgd.rate(0.1).momentum(-1));
    refuses("dampening is NaN", () -> Sgd.rate(0.1).dampening(Double.NaN));
    refuses("weightDecay is -0.5", () -> AdamW.rate(0.1).weightDecay(-0.5));
    refuses("beta1 is 1.0", () -> Adam.rate(0.1).betas(1.0, 0.9));
    refuses("beta2 is -0.1", () -> Adam.rate(0.1).betas(0.9, -0.1));
    refuses("epsilon is -1.0", () -> Adam.rate(0.1).epsilon(-1));
    refuses("Nesterov", () -> Sgd.rate(0.1).nesterov(true).formula(false));
    refuses(
        "Nesterov", () -> Sgd.rate(0.1).momentum(0.9).dampening(0.1).nesterov(true).formula(false));
    refuses("every is 0", () -> RateSchedule.stepwise(0.1, 0.5, 0));
    refuses("rate of step 7", () -> Sgd.rate(step -> -1).prepare(7, new double[1]));
  }

  private static void refuses(String what, Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(GradusException.class).hasMessageContaining(what);
  }

  private static TorchReference reference(
      double beta1, double decay, boolean amsgrad, boolean maximise) {
    TorchReference torch = new TorchReference();
    torch.rate = 0.01;
    torch.beta1 = beta1;
    torch.beta2 = 0.99;
    torch.weightDecay = decay;
    torch.amsgrad = amsgrad;
    torch.maximise = maximise;
    return torch;
  }

  private static void compare(Optimizer optimizer, boolean maximise, DoubleBinaryOperator torch) {
    Random random = new Random(11);
    Stepper stepper = new Stepper(optimizer, maximise, 1.25);
    double theta = 1.25;
    for (int i = 0; i < STEPS; i++) {
      double g = random.nextGaussian() * (1 + i % 3);
      theta = torch.applyAsDouble(theta, g);
      assertThat(stepper.step(g)).as("step %d of %s", i, optimizer).isEqualTo(theta);
    }
  }

  private static void compareClosely(
      Optimizer optimizer, boolean maximise, DoubleBinaryOperator torch) {
    Random random = new Random(11);
    Stepper stepper = new Stepper(optimizer, maximise, 1.25);
    double theta = 1.25;
    for (int i = 0; i < STEPS; i++) {
      double g = random.nextGaussian() * (1 + i % 3);
      theta = torch.applyAsDouble(theta, g);
      assertThat(stepper.step(g)).as("step %d of %s", i, optimizer).isCloseTo(theta, within(2e-15));
    }
  }

  private static double oneStep(Optimizer optimizer, double w, double g) {
    return new Stepper(optimizer, false, w).step(g);
  }

  private static org.assertj.core.data.Offset<Double> within(double bound) {
    return org.assertj.core.data.Offset.offset(bound);
  }

  /** One scalar parameter under an optimiser. */
  private static final class Stepper {
    private final Optimizer optimizer;
    private final UpdateLoop loop;
    private final double[] w;
    private final double[][] states;
    private final double[] hyper;
    private long t;

    Stepper(Optimizer optimizer, boolean maximise, double start) {
      this.optimizer = optimizer;
      UpdateFormula formula = optimizer.formula(maximise);
      loop = new UpdateLoop(formula);
      w = new double[] {start};
      states = new double[formula.states()][1];
      hyper = new double[formula.hypers()];
    }

    double step(double gradient) {
      optimizer.prepare(++t, hyper);
      loop.apply(w, new double[] {gradient}, states, hyper);
      return w[0];
    }
  }
}
