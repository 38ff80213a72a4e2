package dev.gradus.runtime;

import java.util.Locale;

/**
 * Every message a user can get: what is wrong and where (a {@link String#format} template), and
 * what to do about it. {@code docs/problems.md} is generated from this table.
 */
public enum Problem {
  // Block kernels
  NO_VECTOR_KERNELS(
      "system property %s asks for vector kernels, but this JVM cannot load them",
      "start it with --add-modules jdk.incubator.vector and gradus-vector on the class path"),
  UNKNOWN_KERNELS(
      "system property %s is '%s', which names no kernels",
      "use 'scalar' or 'vector', or leave it out"),

  // Graphs
  BATCH_AXIS(
      "%s cannot treat the batch axis of %s so (at %s): %s",
      "keep the batch axis first, and sum over it only at the end"),
  ELEMENT_TYPE_MISMATCH(
      "%s does not take element types %s (at %s): %s", "convert an operand with cast"),
  FOREIGN_TENSOR(
      "the tensor %s belongs to another model or to the outside of this scan body (used at %s)",
      "use only tensors made inside this block, and pass others to a scan as constants"),
  INDEX_OUT_OF_RANGE(
      "an index is %d where 0 … %d is allowed (looked up at %s)",
      "check the index input, and the extent of the table"),
  INPUT_MISMATCH(
      "'%s' is declared as %s but is given as %s", "bind an array of the declared shape and type"),
  SHAPE_MISMATCH(
      "%s does not take shapes %s (at %s): %s",
      "reshape, transpose or broadcast an operand so that the shapes fit"),
  UNDECLARED_INPUT(
      "the result depends on '%s' (declared at %s), which is not among the inputs",
      "declare it as a parameter or input of this model"),

  // Tables of numbers.
  CSV_BAD_HEADER(
      "%s: column %d has an empty name or one that occurs before ('%s')",
      "give every column a name of its own in the first row"),
  CSV_EMPTY("%s: no rows", "expected a first row of column names and at least one row of numbers"),
  CSV_MISSING(
      "%s, line %d, column %d (%s): the cell is empty", "fill in the cell or leave out the row"),
  CSV_NOT_A_NUMBER(
      "%s, line %d, column %d (%s): '%s' is not a finite number",
      "write a decimal number such as -1.5e3, with a point and without a unit"),
  CSV_NOT_AN_INTEGER(
      "%s, row %d, column %s: %s is not an integer", "read the column as real numbers instead"),
  CSV_RAGGED(
      "%s, line %d: %d cells where the first row has %d",
      "give every row one cell per column, separated by commas"),
  CSV_UNKNOWN_COLUMN(
      "%s: no column is called '%s' among %s", "use a name of the first row, spelled alike"),
  CSV_UNREADABLE("%s cannot be read (%s)", "check the path and that the file is UTF-8 text"),

  // Results on disk.
  NO_FONTS(
      "text cannot be drawn on this system (%s)",
      "install fonts, for example with: apt-get install fontconfig fonts-dejavu-core"),
  OUTPUT_OUTSIDE("'%s' is not a file inside %s", "use a relative name without '..'"),
  OUTPUT_UNWRITABLE(
      "the output directory %s cannot be written (%s)",
      "make it a directory that you may write, or choose another one"),
  PLOT_EMPTY(
      "plot '%s' has no point to show",
      "add a curve with finite values, positive ones on a logarithmic axis"),
  PLOT_LENGTHS(
      "'%s', '%s': %d values on one side and %d on the other", "pass arrays of the same length"),
  UNKNOWN_CLASS("class %d is not one of 0 … %d", "number the classes from 0 without gaps"),

  NO_COMPILER(
      "no compiler for objective '%s' is on the class path",
      "add the dependency dev.gradus:gradus-compiler, or generate the gradient class at build time"),

  // Data
  COLUMN_NOT_WHOLE_ROWS(
      "column '%s' has %d values, which are not whole rows of length %d",
      "give the row length that the flat array was written with"),
  COLUMN_TWICE("the data set already has a column '%s'", "give every column its own name"),
  COLUMN_UNKNOWN("the data set has no column '%s'; it has: %s", "use one of these names"),
  INPUT_DTYPE(
      "input '%s' was given values of type %s but takes %s",
      "convert the values, or declare the input with their type"),
  INPUT_LENGTH(
      "input '%s' was given rows of %d values but takes %d",
      "give one row per example, flat and row-major, as long as the input's shape says"),
  INPUT_NOT_BOOLEAN(
      "input '%s' holds %s at row %d, column %d (counted from 0), which is not a truth value",
      "use 0 and 1"),
  INPUT_NOT_FINITE(
      "input '%s' holds %s at row %d, column %d (counted from 0), which is not a finite number"
          + " of its type",
      "remove or replace missing values, and scale values that are too large"),
  INPUT_TWICE(
      "input '%s' is bound by itself and by a column of the data set", "bind it in one place"),
  INPUT_UNBOUND(
      "input '%s' is not bound; bound are: %s",
      "add a column of that name to the data set, or bind the input by itself"),
  INPUT_UNKNOWN("objective '%s' has no input '%s'; it has: %s", "use one of these names"),
  NO_ROWS("%s holds no rows", "give at least one row"),
  ROWS_RAGGED(
      "column '%s' has a ragged row %d (counted from 0): %d values instead of %d",
      "make all rows as long as the first"),
  ROW_COUNTS_DIFFER(
      "column '%s' has %d rows but '%s' has %d", "give every column one row per example"),
  SPLIT_EMPTY(
      "a split with training fraction %s of %d rows leaves one part empty",
      "choose a fraction between 0 and 1 that leaves rows in both parts"),

  // Optimisers.
  HYPERPARAMETER_OUT_OF_RANGE("%s is %s but must be %s", "choose a value in that range"),
  UPDATE_FORMULA_MIXED(
      "update formula '%s' uses a symbol of another formula",
      "take every symbol from the builder that is passed in");

  private final String what;
  private final String remedy;

  Problem(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  /** Template of the first sentence. */
  public String what() {
    return what;
  }

  /** What the user should do. */
  public String remedy() {
    return remedy;
  }

  /** The message as users see it. */
  public String message(Object... details) {
    return String.format(Locale.ROOT, what, details) + "; " + remedy + " [" + name() + "]";
  }

  /** An exception carrying this problem. */
  public GradusException exception(Object... details) {
    return new GradusException(this, message(details));
  }
}
