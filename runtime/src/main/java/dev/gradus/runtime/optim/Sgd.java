package dev.gradus.runtime.optim;

/**
 * Stochastic gradient descent with momentum, dampening, Nesterov's variant and weight decay, as
 * {@code torch.optim.SGD} defines them. With gradient g, momentum μ, dampening τ, decay λ, rate η:
 *
 * <pre>
 * g ← g + λ w
 * b ← μ b + (1 − τ) g      (first step: b ← g)
 * g ← g + μ b if Nesterov, else b
 * w ← w − η g
 * </pre>
 *
 * <p>Source: PyTorch documentation of {@code torch.optim.SGD}; Sutskever et al., "On the importance
 * of initialization and momentum in deep learning", ICML 2013.
 */
public record Sgd(
    RateSchedule rate, double momentum, double dampening, boolean nesterov, double weightDecay)
    implements Optimizer {

  public Sgd {
    Hyperparameters.rate("momentum", momentum);
    Hyperparameters.require(Double.isFinite(dampening), "dampening", dampening, "finite");
    Hyperparameters.rate("weightDecay", weightDecay);
  }

  /** Plain gradient descent. */
  public static Sgd rate(double rate) {
    return rate(RateSchedule.constant(rate));
  }

  /** Plain gradient descent with a rate for every step. */
  public static Sgd rate(RateSchedule rate) {
    return new Sgd(rate, 0.0, 0.0, false, 0.0);
  }

  public Sgd momentum(double value) {
    return new Sgd(rate, value, dampening, nesterov, weightDecay);
  }

  public Sgd dampening(double value) {
    return new Sgd(rate, momentum, value, nesterov, weightDecay);
  }

  /** Looks ahead along the momentum; needs a momentum above 0 and no dampening. */
  public Sgd nesterov(boolean value) {
    return new Sgd(rate, momentum, dampening, value, weightDecay);
  }

  public Sgd weightDecay(double value) {
    return new Sgd(rate, momentum, dampening, nesterov, value);
  }

  @Override
  public String name() {
    return "sgd";
  }

  @Override
  public UpdateFormula formula(boolean maximise) {
    Hyperparameters.require(
        !nesterov || (momentum > 0 && dampening == 0),
        "momentum with Nesterov",
        momentum + " with dampening " + dampening,
        "above 0 with dampening 0");
    return UpdateFormula.define(
        name(),
        u -> {
          Symbol w = u.parameter();
          Symbol g = maximise ? u.gradient().negate() : u.gradient();
          Symbol eta = u.hyper();
          if (weightDecay != 0) {
            g = g.plus(u.hyper().times(w));
          }
          if (momentum != 0) {
            Symbol keep = u.hyper();
            Symbol take = u.hyper();
            Symbol b = u.state();
            Symbol velocity = keep.times(b).plus(take.times(g));
            u.updateState(b, velocity);
            g = nesterov ? g.plus(u.hyper().times(velocity)) : velocity;
          }
          u.updateParameter(w.minus(eta.times(g)));
        });
  }

  @Override
  public void prepare(long step, double stepRate, double[] hyper) {
    int next = 0;
    hyper[next++] = stepRate;
    if (weightDecay != 0) {
      hyper[next++] = weightDecay;
    }
    if (momentum != 0) {
      hyper[next++] = step == 1 ? 0.0 : momentum;
      hyper[next++] = step == 1 ? 1.0 : 1.0 - dampening;
      if (nesterov) {
        hyper[next] = momentum;
      }
    }
  }
}
