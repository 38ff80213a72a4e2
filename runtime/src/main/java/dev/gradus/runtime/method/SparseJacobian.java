package dev.gradus.runtime.method;

import dev.gradus.runtime.Problem;
import java.util.Arrays;
import java.util.Random;

/**
 * Computes a matrix of derivatives with a known pattern by a few products: with directions that add
 * up the columns of a group (or, in reverse, the rows). Keeps what it needs, so that evaluations
 * allocate nothing; for one thread.
 */
public final class SparseJacobian {

  /** The matrix times a direction, or its transpose times one; overwrites {@code product}. */
  @FunctionalInterface
  public interface Product {
    void of(double[] direction, double[] product);
  }

  private final Sparsity pattern;
  private final Sparsity grouped;
  private final boolean byRows;
  private final Coloring groups;
  private final double[] direction;
  private final double[] product;
  private final int[] place;
  private boolean checked;

  private SparseJacobian(Sparsity pattern, boolean byRows) {
    this.pattern = pattern;
    this.byRows = byRows;
    this.grouped = byRows ? pattern.transposed() : pattern;
    this.groups = Coloring.ofColumns(grouped);
    this.direction = new double[grouped.columns()];
    this.product = new double[grouped.rows()];
    this.place = new int[pattern.rows()];
  }

  /** Groups of columns: for products with the matrix (forward mode; Hessian-vector products). */
  public static SparseJacobian byColumns(Sparsity pattern) {
    return new SparseJacobian(pattern, false);
  }

  /** Groups of rows: for products with the transpose (reverse mode). */
  public static SparseJacobian byRows(Sparsity pattern) {
    return new SparseJacobian(pattern, true);
  }

  public Sparsity pattern() {
    return pattern;
  }

  /** Whether products with the transpose are wanted. */
  public boolean isByRows() {
    return byRows;
  }

  /** How many products an evaluation takes. */
  public int products() {
    return groups.count();
  }

  /**
   * Computes the elements. The first time, one product more along a random direction makes sure
   * that the pattern leaves none out.
   *
   * @param products the matrix times a direction, or the transpose where {@link #isByRows}
   * @param values as {@link Sparsity#values} gives them; overwritten
   * @throws dev.gradus.runtime.GradusException if the pattern leaves out an element
   */
  public void evaluate(Product products, double[][] values) {
    for (int color = 0; color < groups.count(); color++) {
      for (int j = 0; j < direction.length; j++) {
        direction[j] = groups.color(j) == color ? 1 : 0;
      }
      products.of(direction, product);
      gather(color, values);
    }
    if (!checked) {
      check(products, values);
      checked = true;
    }
  }

  private void gather(int color, double[][] values) {
    Arrays.fill(place, 0);
    for (int i = 0; i < grouped.rows(); i++) {
      int[] row = grouped.columnsOf(i);
      for (int k = 0; k < row.length; k++) {
        if (byRows) {
          // Element (row[k], i) of the pattern; within its row, elements come in the order of i.
          int at = place[row[k]]++;
          if (groups.color(row[k]) == color) {
            values[row[k]][at] = product[i];
          }
        } else if (groups.color(row[k]) == color) {
          values[i][k] = product[i];
        }
      }
    }
  }

  private void check(Product products, double[][] values) {
    Random random = new Random(1);
    double[] expected = new double[product.length];
    double[] scale = new double[product.length];
    for (int j = 0; j < direction.length; j++) {
      direction[j] = 0.5 + random.nextDouble();
    }
    for (int i = 0; i < pattern.rows(); i++) {
      int[] row = pattern.columnsOf(i);
      for (int k = 0; k < row.length; k++) {
        int to = byRows ? row[k] : i;
        double term = values[i][k] * direction[byRows ? i : row[k]];
        expected[to] += term;
        scale[to] += Math.abs(term);
      }
    }
    products.of(direction, product);
    for (int i = 0; i < product.length; i++) {
      double tolerance = 1e-6 * (scale[i] + Math.abs(product[i])) + 1e-300;
      if (Math.abs(product[i] - expected[i]) > tolerance) {
        throw Problem.SPARSITY_INCOMPLETE.exception(byRows ? "column" : "row", i);
      }
    }
  }
}
