package dev.gradus.benchmarks.peers;

import java.util.Arrays;

/** Training with a library that differentiates functions of single numbers. */
abstract class NumberTraining implements Training {
  final Numbers numbers;
  private final double[] start;
  private double[] x;
  private HandUpdate update;
  private final double[] gradient;
  private double value;

  NumberTraining(Numbers numbers) {
    this.numbers = numbers;
    start =
        numbers.arrays().subList(0, numbers.parameters()).stream()
            .flatMapToDouble(Arrays::stream)
            .toArray();
    gradient = new double[start.length];
    x = start.clone();
    update = new HandUpdate(numbers, start.length);
  }

  /** The objective at x; its gradient is written. */
  abstract double evaluate(double[] x, double[] gradient);

  @Override
  public void restart() {
    x = start.clone();
    update = new HandUpdate(numbers, start.length);
  }

  @Override
  public double step() {
    value = evaluate(x, gradient);
    if (!numbers.gradientOnly()) {
      update.apply(x, gradient);
    }
    return value;
  }

  @Override
  public double[] state() {
    if (!numbers.gradientOnly()) {
      return x.clone();
    }
    double[] all = new double[1 + gradient.length];
    all[0] = value;
    System.arraycopy(gradient, 0, all, 1, gradient.length);
    return all;
  }
}
