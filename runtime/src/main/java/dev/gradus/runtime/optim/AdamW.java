package dev.gradus.runtime.optim;

/**
 * Adam with decoupled weight decay, as {@code torch.optim.AdamW} defines it: before the step of
 * {@link Adam} the parameter is multiplied by 1 − η λ and the gradient stays as it is.
 *
 * <p>Source: Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019.
 */
public final class AdamW implements Optimizer {
  private final RateSchedule rate;
  private final AdamUpdate update;

  private AdamW(RateSchedule rate, AdamUpdate update) {
    this.rate = rate;
    this.update = update;
  }

  /** PyTorch's defaults: β₁ = 0.9, β₂ = 0.999, ε = 1e-8, weight decay 0.01. */
  public static AdamW rate(double rate) {
    return rate(RateSchedule.constant(rate));
  }

  /** PyTorch's defaults with a rate for every step. */
  public static AdamW rate(RateSchedule rate) {
    return new AdamW(rate, AdamUpdate.DECOUPLED);
  }

  /** Decay rates of the running means of the gradient and of its square. */
  public AdamW betas(double first, double second) {
    return new AdamW(rate, update.withBetas(first, second));
  }

  /** Added to the denominator. */
  public AdamW epsilon(double value) {
    return new AdamW(rate, update.withEpsilon(value));
  }

  public AdamW weightDecay(double value) {
    return new AdamW(rate, update.withWeightDecay(value));
  }

  /** Divides by the largest second moment so far (Reddi et al., ICLR 2018). */
  public AdamW amsgrad(boolean value) {
    return new AdamW(rate, update.withAmsgrad(value));
  }

  /**
   * Whether every operation is rounded by itself, in the order of PyTorch's single-tensor
   * implementation, so that results are PyTorch's to the last bit. Without, products are added
   * unrounded and √(1 − β₂ᵗ) multiplies by its reciprocal: the same up to a few last bits, and less
   * than two thirds of the time in a loop that waits for every update.
   */
  public AdamW torchOrder(boolean value) {
    return new AdamW(rate, update.withTorchOrder(value));
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
