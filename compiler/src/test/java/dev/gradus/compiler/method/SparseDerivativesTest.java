package dev.gradus.compiler.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.runtime.Gradients;
import dev.gradus.runtime.method.MethodGradient;
import dev.gradus.runtime.method.SparseJacobian;
import dev.gradus.runtime.method.Sparsity;
import java.lang.invoke.MethodHandles;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sparse Jacobians and Hessians are the dense ones. */
class SparseDerivativesTest {
  private static final int SIZE = 9;

  /** The tridiagonal system of Broyden. */
  static double[] broyden(double[] x) {
    double[] r = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      r[i] = (3 - 2 * x[i]) * x[i] + 1;
      if (i > 0) {
        r[i] -= x[i - 1];
      }
      if (i + 1 < x.length) {
        r[i] -= 2 * x[i + 1];
      }
    }
    return r;
  }

  static double chainedRosenbrock(double[] x) {
    double s = 0;
    for (int i = 0; i + 1 < x.length; i++) {
      double a = 1 - x[i];
      double b = x[i + 1] - x[i] * x[i];
      s += a * a + 100 * b * b;
    }
    return s;
  }

  static double separable(double[] x) {
    double s = 0;
    for (double v : x) {
      s += Math.exp(v) * v;
    }
    return s;
  }

  private static MethodGradient gradient(String method) {
    return Gradients.of(MethodHandles.lookup(), SparseDerivativesTest.class, method);
  }

  private static double[] point() {
    return new Random(5).doubles(SIZE, -1, 2).toArray();
  }

  @Test
  void theJacobianByColumnsAndByRowsIsTheDenseOne() {
    double[] x = point();
    MethodGradient f = gradient("broyden");
    double[][] dense = new double[SIZE][SIZE];
    f.jacobian(x, dense);
    Sparsity band = Sparsity.band(SIZE, 1);
    double[][] byColumns = band.values();
    SparseJacobian columns = SparseJacobian.byColumns(band);
    assertThat(columns.products()).isEqualTo(3);
    f.jacobian(x, columns, byColumns);
    double[][] byRows = band.values();
    f.jacobian(x, SparseJacobian.byRows(band), byRows);
    compare(band, dense, byColumns);
    compare(band, dense, byRows);
    assertThat(dense[0][0]).isEqualTo(3 - 4 * x[0], within(1e-12));
  }

  @Test
  void theHessianIsTheDenseOne() {
    double[] x = point();
    MethodGradient f = gradient("chainedRosenbrock");
    double[][] dense = f.hessian(x);
    Sparsity band = Sparsity.band(SIZE, 1);
    double[][] values = band.values();
    f.hessian(x, SparseJacobian.byColumns(band), values);
    compare(band, dense, values);
  }

  @Test
  void aDiagonalHessianTakesOneProduct() {
    double[] x = point();
    Sparsity diagonal = Sparsity.diagonal(SIZE);
    double[][] values = diagonal.values();
    SparseJacobian sparse = SparseJacobian.byColumns(diagonal);
    assertThat(sparse.products()).isEqualTo(1);
    gradient("separable").hessian(x, sparse, values);
    for (int i = 0; i < SIZE; i++) {
      assertThat(values[i][0]).isCloseTo(Math.exp(x[i]) * (x[i] + 2), within(1e-12));
    }
  }

  @Test
  void patternsThatDoNotFitAreRefused() {
    MethodGradient f = gradient("chainedRosenbrock");
    SparseJacobian diagonal = SparseJacobian.byColumns(Sparsity.diagonal(SIZE));
    assertThatThrownBy(() -> f.hessian(point(), diagonal, diagonal.pattern().values()))
        .hasMessageContaining("SPARSITY_INCOMPLETE");
    assertThatThrownBy(() -> f.hessian(new double[4], diagonal, diagonal.pattern().values()))
        .hasMessageContaining("the Hessian has 4 and 4");
  }

  private static void compare(Sparsity pattern, double[][] dense, double[][] values) {
    for (int i = 0; i < SIZE; i++) {
      int[] columns = pattern.row(i);
      int next = 0;
      for (int j = 0; j < SIZE; j++) {
        boolean named = next < columns.length && columns[next] == j;
        double expected = named ? values[i][next++] : 0;
        assertThat(dense[i][j]).as("element %d, %d", i, j).isCloseTo(expected, within(1e-11));
      }
    }
  }
}
