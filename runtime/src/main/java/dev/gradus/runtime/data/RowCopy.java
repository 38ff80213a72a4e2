package dev.gradus.runtime.data;

import dev.gradus.runtime.Workspace;

/** Copies rows of one column into the array that the workspace holds for the current batch. */
interface RowCopy {
  /** Copies the rows {@code order[from] … order[from + count - 1]} to the front of the batch. */
  void gather(int[] order, int from, int count);

  /** Copies the rows {@code from … from + count - 1} to the front of the batch. */
  void slice(int from, int count);

  /** Binds a new batch array of {@code capacity} rows to an input and copies from the column. */
  static RowCopy bind(Workspace workspace, int input, Column column, int capacity) {
    int length = Math.multiplyExact(capacity, column.rowLength());
    if (column instanceof DoubleColumn d) {
      double[] batch = new double[length];
      workspace.bind(input, batch);
      return new Doubles(d.values(), batch, d.rowLength());
    }
    if (column instanceof FloatColumn f) {
      float[] batch = new float[length];
      workspace.bind(input, batch);
      return new Floats(f.values(), batch, f.rowLength());
    }
    int[] batch = new int[length];
    workspace.bind(input, batch);
    return new Ints(((IntColumn) column).values(), batch, column.rowLength());
  }

  /** Rows of {@code double} values. */
  record Doubles(double[] source, double[] batch, int length) implements RowCopy {
    @Override
    public void gather(int[] order, int from, int count) {
      if (length == 1) {
        for (int r = 0; r < count; r++) {
          batch[r] = source[order[from + r]];
        }
        return;
      }
      for (int r = 0; r < count; r++) {
        System.arraycopy(source, order[from + r] * length, batch, r * length, length);
      }
    }

    @Override
    public void slice(int from, int count) {
      System.arraycopy(source, from * length, batch, 0, count * length);
    }
  }

  /** Rows of {@code float} values. */
  record Floats(float[] source, float[] batch, int length) implements RowCopy {
    @Override
    public void gather(int[] order, int from, int count) {
      if (length == 1) {
        for (int r = 0; r < count; r++) {
          batch[r] = source[order[from + r]];
        }
        return;
      }
      for (int r = 0; r < count; r++) {
        System.arraycopy(source, order[from + r] * length, batch, r * length, length);
      }
    }

    @Override
    public void slice(int from, int count) {
      System.arraycopy(source, from * length, batch, 0, count * length);
    }
  }

  /** Rows of {@code int} values. */
  record Ints(int[] source, int[] batch, int length) implements RowCopy {
    @Override
    public void gather(int[] order, int from, int count) {
      if (length == 1) {
        for (int r = 0; r < count; r++) {
          batch[r] = source[order[from + r]];
        }
        return;
      }
      for (int r = 0; r < count; r++) {
        System.arraycopy(source, order[from + r] * length, batch, r * length, length);
      }
    }

    @Override
    public void slice(int from, int count) {
      System.arraycopy(source, from * length, batch, 0, count * length);
    }
  }
}
