package dev.gradus.runtime.optim;

/**
 * The update rules of {@code torch.optim} for one element in double, written with branches and loop
 * state straight from its documentation, as an oracle.
 */
final class TorchReference {
  double rate;
  double momentum;
  double dampening;
  boolean nesterov;
  double weightDecay;
  double beta1 = 0.9;
  double beta2 = 0.999;
  double eps = 1e-8;
  boolean amsgrad;
  boolean maximise;

  private boolean hasBuffer;
  private double buffer;
  private double mean;
  private double square;
  private double largestSquare;
  private int t;

  double sgd(double theta, double gradient) {
    double g = maximise ? -gradient : gradient;
    if (weightDecay != 0) {
      g = g + weightDecay * theta;
    }
    if (momentum != 0) {
      if (hasBuffer) {
        buffer = momentum * buffer + (1 - dampening) * g;
      } else {
        buffer = g;
        hasBuffer = true;
      }
      g = nesterov ? g + momentum * buffer : buffer;
    }
    return theta + -rate * g;
  }

  double adam(double theta, double gradient) {
    double g = maximise ? -gradient : gradient;
    return adamStep(theta, weightDecay == 0 ? g : g + weightDecay * theta);
  }

  double adamW(double theta, double gradient) {
    double g = maximise ? -gradient : gradient;
    return adamStep(weightDecay == 0 ? theta : theta * (1 - rate * weightDecay), g);
  }

  private double adamStep(double theta, double g) {
    t++;
    double weight = 1 - beta1;
    mean = weight < 0.5 ? mean + weight * (g - mean) : g - (g - mean) * (1 - weight);
    square = square * beta2 + (1 - beta2) * g * g;
    double stepSize = rate / (1 - StrictMath.pow(beta1, t));
    double correction = Math.sqrt(1 - StrictMath.pow(beta2, t));
    double second = square;
    if (amsgrad) {
      largestSquare = Math.max(largestSquare, square);
      second = largestSquare;
    }
    double denominator = Math.sqrt(second) / correction + eps;
    return theta + -stepSize * mean / denominator;
  }
}
