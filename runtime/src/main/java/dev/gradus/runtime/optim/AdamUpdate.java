package dev.gradus.runtime.optim;

/** What {@link Adam} and {@link AdamW} share: everything but where the weight decay enters. */
record AdamUpdate(
    DecayRate beta1,
    DecayRate beta2,
    double epsilon,
    double weightDecay,
    boolean amsgrad,
    boolean decoupled,
    boolean torchOrder) {

  private static final DecayRate FIRST = DecayRate.of("beta1", 0.9);
  private static final DecayRate SECOND = DecayRate.of("beta2", 0.999);

  static final AdamUpdate COUPLED = new AdamUpdate(FIRST, SECOND, 1e-8, 0.0, false, false, false);
  static final AdamUpdate DECOUPLED = new AdamUpdate(FIRST, SECOND, 1e-8, 0.01, false, true, false);

  AdamUpdate {
    Hyperparameters.rate("epsilon", epsilon);
    Hyperparameters.rate("weightDecay", weightDecay);
  }

  AdamUpdate withBetas(double first, double second) {
    return new AdamUpdate(
        DecayRate.of("beta1", first),
        DecayRate.of("beta2", second),
        epsilon,
        weightDecay,
        amsgrad,
        decoupled,
        torchOrder);
  }

  AdamUpdate withEpsilon(double value) {
    return new AdamUpdate(beta1, beta2, value, weightDecay, amsgrad, decoupled, torchOrder);
  }

  AdamUpdate withWeightDecay(double value) {
    return new AdamUpdate(beta1, beta2, epsilon, value, amsgrad, decoupled, torchOrder);
  }

  AdamUpdate withAmsgrad(boolean value) {
    return new AdamUpdate(beta1, beta2, epsilon, weightDecay, value, decoupled, torchOrder);
  }

  AdamUpdate withTorchOrder(boolean value) {
    return new AdamUpdate(beta1, beta2, epsilon, weightDecay, amsgrad, decoupled, value);
  }

  String name() {
    return (decoupled ? "adamw" : "adam") + (amsgrad ? "-amsgrad" : "");
  }

  UpdateFormula formula(boolean maximise) {
    return UpdateFormula.define(
        name(),
        u -> {
          Symbol w = u.parameter();
          Symbol g = maximise ? u.gradient().negate() : u.gradient();
          if (weightDecay != 0) {
            Symbol decay = u.hyper();
            if (decoupled) {
              w = w.times(decay);
            } else {
              g = g.plus(decay.times(w));
            }
          }
          Symbol m = firstMoment(u, g);
          Symbol v = secondMoment(u, g);
          if (amsgrad) {
            Symbol largest = u.state();
            v = largest.max(v);
            u.updateState(largest, v);
          }
          Symbol correction = u.hyper();
          Symbol eps = u.hyper();
          Symbol stepSize = u.hyper();
          Symbol root = v.sqrt();
          Symbol denominator =
              torchOrder ? root.over(correction).plus(eps) : root.fma(correction, eps);
          u.updateParameter(w.minus(stepSize.times(m).over(denominator)));
        });
  }

  /** PyTorch's {@code exp_avg.lerp_(grad, 1 - beta1)}: its lerp changes form at one half. */
  private Symbol firstMoment(FormulaBuilder u, Symbol g) {
    Symbol state = u.state();
    Symbol weight = u.hyper();
    Symbol change = g.minus(state);
    Symbol m;
    if (1 - beta1.value() >= 0.5) {
      m = g.minus(change.times(weight));
    } else {
      m = torchOrder ? state.plus(weight.times(change)) : weight.fma(change, state);
    }
    u.updateState(state, m);
    return m;
  }

  /** {@code exp_avg_sq.mul_(beta2).addcmul_(grad, grad, value=1 - beta2)}. */
  private Symbol secondMoment(FormulaBuilder u, Symbol g) {
    Symbol state = u.state();
    Symbol keep = u.hyper();
    Symbol take = u.hyper();
    Symbol kept = state.times(keep);
    Symbol taken = take.times(g);
    Symbol v = torchOrder ? kept.plus(taken.times(g)) : taken.fma(g, kept);
    u.updateState(state, v);
    return v;
  }

  void prepare(long step, double rate, double[] hyper) {
    int next = 0;
    if (weightDecay != 0) {
      hyper[next++] = decoupled ? 1 - rate * weightDecay : weightDecay;
    }
    double weight = 1 - beta1.value();
    hyper[next++] = weight < 0.5 ? weight : 1 - weight;
    hyper[next++] = beta2.value();
    hyper[next++] = 1 - beta2.value();
    double root = Math.sqrt(1 - beta2.power(step));
    hyper[next++] = torchOrder ? root : 1 / root;
    hyper[next++] = epsilon;
    hyper[next] = rate / (1 - beta1.power(step));
  }
}
