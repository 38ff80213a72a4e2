package dev.gradus.runtime.data;

import dev.gradus.runtime.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Examples in memory: named columns with the same number of rows. Row i of every column belongs to
 * example i. Column names are the names of the objective's inputs. Immutable but for the flat
 * arrays of its columns, which are not copied.
 */
public final class Dataset {
  private final List<Column> columns;

  private Dataset(List<Column> columns) {
    this.columns = List.copyOf(columns);
  }

  /** A data set of these columns; names differ, row counts agree. */
  public static Dataset of(Column... columns) {
    if (columns.length == 0) {
      throw Problem.NO_ROWS.exception("a data set without columns");
    }
    Dataset dataset = new Dataset(List.of(columns[0]));
    for (int i = 1; i < columns.length; i++) {
      dataset = dataset.and(columns[i]);
    }
    return dataset;
  }

  /** A data set with one column of rows. */
  public static Dataset of(String name, double[][] rows) {
    return of(Column.of(name, rows));
  }

  /** A data set with one column of one number per row. */
  public static Dataset of(String name, double[] values) {
    return of(Column.of(name, values));
  }

  /** This data set and a further column. */
  public Dataset and(Column column) {
    if (find(column.name()).isPresent()) {
      throw Problem.COLUMN_TWICE.exception(column.name());
    }
    if (column.rows() != rows()) {
      throw Problem.ROW_COUNTS_DIFFER.exception(
          column.name(), column.rows(), columns.get(0).name(), rows());
    }
    List<Column> more = new ArrayList<>(columns);
    more.add(column);
    return new Dataset(more);
  }

  /** This data set and a further column of rows. */
  public Dataset and(String name, double[][] rows) {
    return and(Column.of(name, rows));
  }

  /** This data set and a further column of one number per row. */
  public Dataset and(String name, double[] values) {
    return and(Column.of(name, values));
  }

  /** This data set and a further column of one whole number per row. */
  public Dataset and(String name, int[] values) {
    return and(Column.of(name, values));
  }

  /** This data set with the column of the same name replaced. */
  public Dataset replace(Column column) {
    column(column.name());
    List<Column> replaced = new ArrayList<>(columns);
    replaced.replaceAll(c -> c.name().equals(column.name()) ? column : c);
    if (column.rows() != rows()) {
      throw Problem.ROW_COUNTS_DIFFER.exception(
          column.name(), column.rows(), columns.get(0).name(), rows());
    }
    return new Dataset(replaced);
  }

  /** Number of rows. */
  public int rows() {
    return columns.get(0).rows();
  }

  /** The columns in the order in which they were added. */
  public List<Column> columns() {
    return columns;
  }

  /** The column of that name; refuses a name that is not there. */
  public Column column(String name) {
    return find(name).orElseThrow(() -> Problem.COLUMN_UNKNOWN.exception(name, names()));
  }

  /** The column of that name, if there is one. */
  public Optional<Column> find(String name) {
    return columns.stream().filter(c -> c.name().equals(name)).findFirst();
  }

  /** A new data set of the rows at these positions, in this order. */
  public Dataset select(int... rows) {
    return new Dataset(columns.stream().map(c -> c.select(rows)).toList());
  }

  /** A new data set of the rows from {@code begin} to {@code end - 1}. */
  public Dataset slice(int begin, int end) {
    return select(IntStream.range(begin, end).toArray());
  }

  /**
   * Splits the rows at random into a training part and a test part; {@code trainFraction} of the
   * rows, rounded, are for training. A seed gives the same split always.
   */
  public Split split(double trainFraction, long seed) {
    int train = (int) Math.round(trainFraction * rows());
    if (!(trainFraction > 0 && trainFraction < 1) || train == 0 || train == rows()) {
      throw Problem.SPLIT_EMPTY.exception(trainFraction, rows());
    }
    int[] order = IntStream.range(0, rows()).toArray();
    new SplitMix64(seed).shuffle(order);
    return new Split(
        select(IntStream.of(order).limit(train).toArray()),
        select(IntStream.of(order).skip(train).toArray()));
  }

  /** The two parts of a split. */
  public record Split(Dataset train, Dataset test) {}

  /** Column names for messages. */
  String names() {
    return String.join(", ", columns.stream().map(Column::name).toList());
  }
}
