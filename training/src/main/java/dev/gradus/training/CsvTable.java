package dev.gradus.training;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.gradus.runtime.Problem;
import dev.gradus.runtime.data.Column;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A table of finite numbers read from comma-separated text (RFC 4180, UTF-8) whose first row names
 * the columns. Missing or surplus cells and cells that are not finite numbers are refused with
 * their file, line and column. Immutable.
 */
public final class CsvTable {
  private static final String BYTE_ORDER_MARK = "\uFEFF"; // spreadsheets write one

  private final String source;
  private final List<String> names;
  private final double[][] columns;

  private CsvTable(String source, List<String> names, double[][] columns) {
    this.source = source;
    this.names = List.copyOf(names);
    this.columns = columns;
  }

  /**
   * Reads a file.
   *
   * @throws dev.gradus.runtime.GradusException if the file cannot be read or is not such a table
   */
  public static CsvTable read(Path file) {
    try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return read(file.toString(), text);
    } catch (IOException e) {
      throw Problem.CSV_UNREADABLE.exception(file, e);
    }
  }

  /**
   * Reads a resource of the class path.
   *
   * @param name as {@link Class#getResourceAsStream} takes it
   * @throws dev.gradus.runtime.GradusException if there is none or it is not such a table
   */
  public static CsvTable resource(Class<?> owner, String name) {
    InputStream bytes = owner.getResourceAsStream(name);
    if (bytes == null) {
      throw Problem.CSV_UNREADABLE.exception(name, "not on the class path");
    }
    try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
      return read(name, text);
    } catch (IOException e) {
      throw Problem.CSV_UNREADABLE.exception(name, e);
    }
  }

  /**
   * Reads characters.
   *
   * @param source what messages call them
   * @throws dev.gradus.runtime.GradusException if they are not such a table
   */
  public static CsvTable read(String source, Reader text) {
    CsvReader<CsvRecord> records =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false)
            .ofCsvRecord(text);
    try {
      Iterator<CsvRecord> rows = records.iterator();
      if (!rows.hasNext()) {
        throw Problem.CSV_EMPTY.exception(source);
      }
      List<String> names = header(source, rows.next());
      List<double[]> parsed = new ArrayList<>();
      while (rows.hasNext()) {
        parsed.add(row(source, names, rows.next()));
      }
      if (parsed.isEmpty()) {
        throw Problem.CSV_EMPTY.exception(source);
      }
      return new CsvTable(source, names, transpose(parsed, names.size()));
    } catch (CsvParseException | UncheckedIOException e) {
      throw Problem.CSV_UNREADABLE.exception(source, e);
    }
  }

  /** What messages call this table. */
  public String source() {
    return source;
  }

  /** Column names from left to right. */
  public List<String> names() {
    return names;
  }

  public int rows() {
    return columns[0].length;
  }

  /**
   * A copy of one column.
   *
   * @throws dev.gradus.runtime.GradusException if there is no column of that name
   */
  public double[] column(String name) {
    return columns[index(name)].clone();
  }

  /**
   * One column as integers, such as classes.
   *
   * @throws dev.gradus.runtime.GradusException if there is no such column or a cell is no integer
   */
  public int[] integers(String name) {
    double[] cells = columns[index(name)];
    int[] integers = new int[cells.length];
    for (int r = 0; r < cells.length; r++) {
      integers[r] = (int) cells[r];
      if (integers[r] != cells[r]) {
        throw Problem.CSV_NOT_AN_INTEGER.exception(source, r + 1, name, cells[r]);
      }
    }
    return integers;
  }

  /**
   * Several columns as one row-major block of {@code rows()} rows.
   *
   * @throws dev.gradus.runtime.GradusException if there is no column of one of the names
   */
  public double[] block(List<String> selected) {
    int width = selected.size();
    double[] block = new double[Math.multiplyExact(rows(), width)];
    for (int c = 0; c < width; c++) {
      double[] cells = columns[index(selected.get(c))];
      for (int r = 0; r < cells.length; r++) {
        block[r * width + c] = cells[r];
      }
    }
    return block;
  }

  /**
   * Several columns as one input of a data set.
   *
   * @throws dev.gradus.runtime.GradusException if there is no column of one of the names
   */
  public Column reals(String input, List<String> selected) {
    return Column.of(input, block(selected), selected.size());
  }

  /**
   * A column of whole numbers, such as classes, as an input of a data set.
   *
   * @throws dev.gradus.runtime.GradusException if there is no such column or a cell is no integer
   */
  public Column labels(String input, String name) {
    return Column.of(input, integers(name));
  }

  /**
   * Names of all columns but some, from left to right: usually the features.
   *
   * @throws dev.gradus.runtime.GradusException if there is no column of one of the names
   */
  public List<String> namesWithout(String... excluded) {
    List<String> rest = new ArrayList<>(names);
    for (String name : excluded) {
      rest.remove(names.get(index(name)));
    }
    return List.copyOf(rest);
  }

  private int index(String name) {
    int index = names.indexOf(name);
    if (index < 0) {
      throw Problem.CSV_UNKNOWN_COLUMN.exception(source, name, String.join(", ", names));
    }
    return index;
  }

  private static List<String> header(String source, CsvRecord record) {
    List<String> names = new ArrayList<>();
    for (String cell : record.getFields()) {
      String name = cell.replace(BYTE_ORDER_MARK, "").strip();
      if (name.isEmpty() || names.contains(name)) {
        throw Problem.CSV_BAD_HEADER.exception(source, names.size() + 1, name);
      }
      names.add(name);
    }
    return names;
  }

  private static double[] row(String source, List<String> names, CsvRecord record) {
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != names.size()) {
      throw Problem.CSV_RAGGED.exception(source, line, record.getFieldCount(), names.size());
    }
    double[] row = new double[names.size()];
    for (int c = 0; c < row.length; c++) {
      row[c] = number(source, line, c, names.get(c), record.getField(c).strip());
    }
    return row;
  }

  private static double number(String source, long line, int column, String name, String cell) {
    if (cell.isEmpty()) {
      throw Problem.CSV_MISSING.exception(source, line, column + 1, name);
    }
    double value;
    try {
      value = Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!Double.isFinite(value)) {
      throw Problem.CSV_NOT_A_NUMBER.exception(source, line, column + 1, name, cell);
    }
    return value;
  }

  private static double[][] transpose(List<double[]> rows, int width) {
    double[][] columns = new double[width][rows.size()];
    for (int r = 0; r < rows.size(); r++) {
      for (int c = 0; c < width; c++) {
        columns[c][r] = rows.get(r)[c];
      }
    }
    return columns;
  }

  @Override
  public String toString() {
    return source + ": " + rows() + " rows of " + String.join(", ", names);
  }
}
