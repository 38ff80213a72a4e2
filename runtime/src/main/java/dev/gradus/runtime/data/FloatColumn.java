package dev.gradus.runtime.data;

import dev.gradus.runtime.DType;
import dev.gradus.runtime.Workspace;

/** A column of {@code float} values. */
public record FloatColumn(String name, float[] values, int rowLength) implements Column {
  public FloatColumn {
    Column.rowsOf(name, values.length, rowLength);
  }

  @Override
  public DType dtype() {
    return DType.FLOAT;
  }

  @Override
  public int rows() {
    return values.length / rowLength;
  }

  @Override
  public FloatColumn select(int[] rows) {
    float[] selected = new float[Math.multiplyExact(rows.length, rowLength)];
    for (int r = 0; r < rows.length; r++) {
      System.arraycopy(values, rows[r] * rowLength, selected, r * rowLength, rowLength);
    }
    return new FloatColumn(name, selected, rowLength);
  }

  @Override
  public void bindTo(Workspace workspace, int input) {
    workspace.bind(input, values);
  }
}
