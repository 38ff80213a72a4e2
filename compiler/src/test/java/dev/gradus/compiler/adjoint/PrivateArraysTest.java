package dev.gradus.compiler.adjoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.runtime.Differentiable;
import dev.gradus.runtime.Gradients;
import org.junit.jupiter.api.Test;

/** Arrays that every iteration fills are its own; others pass something on. */
class PrivateArraysTest {
  @Differentiable
  static double sumOfSquares(double[] x, int rows, int columns) {
    double[] t = new double[rows * columns];
    double s = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < rows; j++) {
        for (int c = 0; c < columns; c++) t[j * columns + c] = x[i] * c;
      }
      t[0] += x[i];
      s += t[0] * t[0];
    }
    return s;
  }

  @Test
  void whatEveryIterationFillsIsItsOwn() {
    double[] adjoint = new double[3];
    var gradient = Gradients.of(PrivateArraysTest.class, "sumOfSquares");
    double value = (double) gradient.valueAndGradient(new double[] {1, 2, 3}, 1, 2, adjoint);
    assertThat(value).isEqualTo(1 + 4 + 9);
    assertThat(adjoint).containsExactly(2, 4, 6);
  }

  /** The product of two negative numbers is the length of an array that no loop fills. */
  @Test
  void whatNoIterationFillsPassesValuesOn() {
    double[] adjoint = new double[3];
    var gradient = Gradients.of(PrivateArraysTest.class, "sumOfSquares");
    double value = (double) gradient.valueAndGradient(new double[] {1, 2, 3}, -1, -2, adjoint);
    assertThat(value).isEqualTo(1 + 9 + 36);
    assertThat(adjoint).containsExactly(20, 18, 12);
  }
}
