package dev.gradus.dsl.op;

import java.util.function.DoubleUnaryOperator;

/**
 * Central differences extrapolated to step zero (Ridders, Advances in Engineering Software 4,
 * 1982).
 *
 * @param value the derivative
 * @param error its estimated error; large where a kink or jump lies within the steps
 */
record FiniteDifferences(double value, double error) {
  private static final int STEPS = 10;
  private static final double SHRINK = 1.6;

  static FiniteDifferences of(DoubleUnaryOperator f, double x, double step) {
    double[][] table = new double[STEPS][STEPS];
    double h = step;
    FiniteDifferences best = new FiniteDifferences(Double.NaN, Double.POSITIVE_INFINITY);
    for (int i = 0; i < STEPS; i++, h /= SHRINK) {
      double above = x + h;
      double below = x - h;
      table[i][0] = (f.applyAsDouble(above) - f.applyAsDouble(below)) / (above - below);
      double factor = 1;
      for (int j = 1; j <= i; j++) {
        factor *= SHRINK * SHRINK;
        table[i][j] = (table[i][j - 1] * factor - table[i - 1][j - 1]) / (factor - 1);
        double error =
            Math.max(
                Math.abs(table[i][j] - table[i][j - 1]),
                Math.abs(table[i][j] - table[i - 1][j - 1]));
        if (error < best.error) {
          best = new FiniteDifferences(table[i][j], error);
        }
      }
    }
    return best;
  }
}
