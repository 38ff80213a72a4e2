package dev.gradus.runtime.optim;

/**
 * Adam, as {@code torch.optim.Adam} defines it; weight decay is added to the gradient.
 *
 * <pre>
 * g ← g + λ w
 * m ← m + (1 − β₁)(g − m)
 * v ← β₂ v + (1 − β₂) g²
 * w ← w − η / (1 − β₁ᵗ) · m / (√v / √(1 − β₂ᵗ) + ε)
 * </pre>
 *
 * <p>Source: Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015.
 */
public final class Adam implements Optimizer {
  private final RateSchedule rate;
  private final AdamUpdate update;

  private Adam(RateSchedule rate, AdamUpdate update) {
    this.rate = rate;
    this.update = update;
  }

  /** PyTorch's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-8, weight decay 0. */
  public static Adam rate(double rate) {
    return rate(RateSchedule.constant(rate));
  }

  /** PyTorch's defaults with a rate for every step. */
  public static Adam rate(RateSchedule rate) {
    return new Adam(rate, AdamUpdate.COUPLED);
  }

  /** Decay rates of the running means of the gradient and of its square. */
  public Adam betas(double first, double second) {
    return new Adam(rate, update.withBetas(first, second));
  }

  /** Added to the denominator. */
  public Adam epsilon(double value) {
    return new Adam(rate, update.withEpsilon(value));
  }

  public Adam weightDecay(double value) {
    return new Adam(rate, update.withWeightDecay(value));
  }

  /** Divides by the largest second moment so far (Reddi et al., ICLR 2018). */
  public Adam amsgrad(boolean value) {
    return new Adam(rate, update.withAmsgrad(value));
  }

  /**
   * Whether every operation is rounded by itself, in the order of PyTorch's single-tensor
   * implementation, so that results are PyTorch's to the last bit. Without, products are added
   * unrounded and √(1 − β₂ᵗ) multiplies by its reciprocal: the same up to a few last bits, and less
   * than two thirds of the time in a loop that waits for every update.
   */
  public Adam torchOrder(boolean value) {
    return new Adam(rate, update.withTorchOrder(value));
  }

  @Override
  public String name() {
    return update.name();
  }

  @Override
  public RateSchedule rate() {
    return rate;
  }

  @Override
  public UpdateFormula formula(boolean maximise) {
    return update.formula(maximise);
  }

  @Override
  public void prepare(long step, double stepRate, double[] hyper) {
    update.prepare(step, stepRate, hyper);
  }
}
