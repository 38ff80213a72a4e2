package dev.gradus.runtime.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sparse matrices are computed whole by few products. */
class SparseJacobianTest {

  @Test
  void aBandTakesAsManyProductsAsItIsWide() {
    assertThat(SparseJacobian.byColumns(Sparsity.band(100, 1)).products()).isEqualTo(3);
    assertThat(SparseJacobian.byRows(Sparsity.band(100, 2)).products()).isEqualTo(5);
    assertThat(SparseJacobian.byColumns(Sparsity.diagonal(100)).products()).isEqualTo(1);
  }

  @Test
  void anArrowTakesManyProductsOneWayAndFewTheOther() {
    boolean[][] arrow = new boolean[20][20];
    for (int i = 0; i < 20; i++) {
      arrow[i][i] = true;
      arrow[0][i] = true;
    }
    assertThat(SparseJacobian.byColumns(Sparsity.of(arrow)).products()).isEqualTo(20);
    assertThat(SparseJacobian.byRows(Sparsity.of(arrow)).products()).isEqualTo(2);
  }

  @Test
  void noTwoColumnsOfAGroupMeet() {
    Random random = new Random(3);
    for (int run = 0; run < 50; run++) {
      Sparsity pattern = Sparsity.of(pattern(random, 12, 9));
      Coloring coloring = Coloring.ofColumns(pattern);
      for (int i = 0; i < pattern.rows(); i++) {
        int[] colors = java.util.Arrays.stream(pattern.row(i)).map(coloring::color).toArray();
        assertThat(colors).doesNotHaveDuplicates();
      }
    }
  }

  @Test
  void everyElementIsFoundEitherWay() {
    Random random = new Random(4);
    for (int run = 0; run < 50; run++) {
      boolean[][] nonZero = pattern(random, 7, 11);
      double[][] matrix = new double[7][11];
      for (int i = 0; i < 7; i++) {
        for (int j = 0; j < 11; j++) {
          matrix[i][j] = nonZero[i][j] ? random.nextGaussian() : 0;
        }
      }
      Sparsity pattern = Sparsity.of(nonZero);
      double[][] forward = pattern.values();
      SparseJacobian.byColumns(pattern).evaluate((v, p) -> times(matrix, v, p), forward);
      double[][] reverse = pattern.values();
      SparseJacobian.byRows(pattern).evaluate((v, p) -> times(turned(matrix), v, p), reverse);
      for (int i = 0; i < 7; i++) {
        int[] columns = pattern.row(i);
        for (int k = 0; k < columns.length; k++) {
          assertThat(forward[i][k]).isEqualTo(matrix[i][columns[k]]);
          assertThat(reverse[i][k]).isEqualTo(matrix[i][columns[k]]);
        }
      }
    }
  }

  @Test
  void aPatternThatLeavesAnElementOutIsRefused() {
    double[][] matrix = {{1, 0}, {0.25, 2}};
    Sparsity diagonal = Sparsity.diagonal(2);
    SparseJacobian sparse = SparseJacobian.byColumns(diagonal);
    assertThatThrownBy(() -> sparse.evaluate((v, p) -> times(matrix, v, p), diagonal.values()))
        .hasMessageContaining("elements of row 1")
        .hasMessageContaining("SPARSITY_INCOMPLETE");
  }

  @Test
  void aRowMustNameItsColumnsOnce() {
    assertThatThrownBy(() -> Sparsity.of(3, new int[] {0, 2}, new int[] {1, 1}))
        .hasMessageContaining("row 1 names column 1");
  }

  private static boolean[][] pattern(Random random, int rows, int columns) {
    boolean[][] pattern = new boolean[rows][columns];
    for (boolean[] row : pattern) {
      for (int j = 0; j < columns; j++) {
        row[j] = random.nextInt(4) == 0;
      }
    }
    return pattern;
  }

  private static void times(double[][] matrix, double[] v, double[] product) {
    for (int i = 0; i < matrix.length; i++) {
      product[i] = 0;
      for (int j = 0; j < v.length; j++) {
        product[i] += matrix[i][j] * v[j];
      }
    }
  }

  private static double[][] turned(double[][] matrix) {
    double[][] turned = new double[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < turned.length; j++) {
        turned[j][i] = matrix[i][j];
      }
    }
    return turned;
  }
}
