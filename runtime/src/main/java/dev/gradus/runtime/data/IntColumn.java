package dev.gradus.runtime.data;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Workspace;

/** A column of {@code int} values. */
public record IntColumn(String name, int[] values, int rowLength) implements Column {
  public IntColumn {
    Column.rowsOf(name, values.length, rowLength);
  }

  @Override
  public DType dtype() {
    return DType.INT;
  }

  @Override
  public int rows() {
    return values.length / rowLength;
  }

  @Override
  public IntColumn select(int[] rows) {
    int[] selected = new int[Math.multiplyExact(rows.length, rowLength)];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(values, rows[r] * rowLength, selected, r * rowLength, rowLength);
    }
    return new IntColumn(name, selected, rowLength);
  }

  @Override
  public void bindTo(Workspace workspace, int input) {
    workspace.bind(input, values);
  }
}
