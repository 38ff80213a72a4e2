package dev.gradus.runtime.data;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Workspace;

/** A column of {@code double} values. */
public record DoubleColumn(String name, double[] values, int rowLength) implements Column {
  public DoubleColumn {
    Column.rowsOf(name, values.length, rowLength);
  }

  @Override
  public DType dtype() {
    return DType.DOUBLE;
  }

  @Override
  public int rows() {
    return values.length / rowLength;
  }

  @Override
  public DoubleColumn select(int[] rows) {
    double[] selected = new double[Math.multiplyExact(rows.length, rowLength)];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(values, rows[r] * rowLength, selected, r * rowLength, rowLength);
    }
    return new DoubleColumn(name, selected, rowLength);
  }

  @Override
  public void bindTo(Workspace workspace, int input) {
    workspace.bind(input, values);
  }
}
