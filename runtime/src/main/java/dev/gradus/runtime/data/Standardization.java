package dev.gradus.runtime.data;

import dev.gradus.runtime.Problem;

/**
 * Brings every component of a column to mean 0 and deviation 1 over the training rows: x becomes (x
 * − mean) / deviation. A component that never changes only loses its mean. The deviation is that of
 * the population (divided by the number of rows).
 *
 * @param column name of the column
 * @param mean mean of every component
 * @param deviation divisor of every component
 */
public record Standardization(String column, double[] mean, double[] deviation) {

  /** Measures a column of the training data. */
  public static Standardization of(Dataset train, String column) {
    Column measured = train.column(column);
    int length = measured.rowLength();
    double[] mean = new double[length];
    double[] deviation = new double[length];
    double[] values = widened(measured);
    for (int i = 0; i < values.length; i++) {
      mean[i % length] += values[i];
    }
    for (int j = 0; j < length; j++) {
      mean[j] /= measured.rows();
    }
    for (int i = 0; i < values.length; i++) {
      double d = values[i] - mean[i % length];
      deviation[i % length] += d * d;
    }
    for (int j = 0; j < length; j++) {
      double d = Math.sqrt(deviation[j] / measured.rows());
      deviation[j] = d == 0 ? 1.0 : d;
    }
    return new Standardization(column, mean, deviation);
  }

  /** The data set with the column standardised by these figures. */
  public Dataset apply(Dataset dataset) {
    Column old = dataset.column(column);
    if (old.rowLength() != mean.length) {
      throw Problem.INPUT_LENGTH.exception(column, old.rowLength(), mean.length);
    }
    double[] values = widened(old).clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = (values[i] - mean[i % mean.length]) / deviation[i % mean.length];
    }
    return dataset.replace(
        old instanceof FloatColumn
            ? Column.of(column, narrowed(values), mean.length)
            : Column.of(column, values, mean.length));
  }

  private static double[] widened(Column column) {
    if (column instanceof DoubleColumn d) {
      return d.values();
    }
    double[] values = new double[Math.multiplyExact(column.rows(), column.rowLength())];
    for (int i = 0; i < values.length; i++) {
      values[i] =
          column instanceof FloatColumn f ? f.values()[i] : ((IntColumn) column).values()[i];
    }
    return values;
  }

  private static float[] narrowed(double[] values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      narrow[i] = (float) values[i];
    }
    return narrow;
  }
}
