package dev.gradus.samples;

import dev.gradus.dsl.Model;
import dev.gradus.runtime.Arithmetic;
import dev.gradus.runtime.DType;
import dev.gradus.training.OutputDirectory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.StringJoiner;

/**
 * What the user asked a sample to do differently, and where its results go.
 *
 * @param start starting values instead of the sample's own
 * @param rate learning rate instead of the sample's own
 * @param home directory that holds {@code out/}
 */
record Setup(
    PrintWriter out,
    Optional<Arithmetic> arithmetic,
    Optional<DType> dtype,
    OptionalDouble start,
    OptionalDouble rate,
    Path home) {

  /** Nothing asked for. */
  static Setup of(PrintWriter out) {
    Path home = Path.of(System.getProperty("gradus.home", ""));
    return new Setup(
        out,
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        home);
  }

  Setup with(DType type) {
    return new Setup(out, arithmetic, Optional.of(type), start, rate, home);
  }

  Setup home(Path folder) {
    return new Setup(out, arithmetic, dtype, start, rate, folder);
  }

  /** The model in the arithmetic and element type that were asked for. */
  Model apply(Model model) {
    Model typed = dtype.map(model::with).orElse(model);
    return arithmetic.map(typed::with).orElse(typed);
  }

  double start(double usual) {
    return start.orElse(usual);
  }

  double rate(double usual) {
    return rate.orElse(usual);
  }

  /** Element types to run in: the one asked for, else float and double. */
  List<DType> dtypes() {
    return dtype.map(List::of).orElse(List.of(DType.FLOAT, DType.DOUBLE));
  }

  /** Prints a line, formatted alike in every locale. */
  void line(String format, Object... values) {
    out.println(String.format(Locale.ROOT, format, values));
    out.flush();
  }

  /** Numbers with three decimals, separated by spaces. */
  static String text(double[] values) {
    StringJoiner joiner = new StringJoiner(" ");
    for (double value : values) {
      joiner.add(String.format(Locale.ROOT, "%.3f", value));
    }
    return joiner.toString();
  }

  /** The directory {@code out/name}, emptied of the files that an earlier run left there. */
  OutputDirectory directory(String name) {
    return OutputDirectory.open(home.resolve("out").resolve(name));
  }
}
