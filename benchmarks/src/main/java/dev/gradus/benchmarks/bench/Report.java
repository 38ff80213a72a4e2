package dev.gradus.benchmarks.bench;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.gradus.training.OutputDirectory;
import dev.gradus.training.plot.BarPlot;
import dev.gradus.training.plot.LinePlot;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a suite found: a table on the terminal, and as files table, JSON and plots. */
public final class Report {
  private final Suite suite;
  private final PrintWriter out;
  private final List<Measurement> measurements = new ArrayList<>();
  private final List<Map<String, Object>> figures = new ArrayList<>();
  private final List<Drawing> drawings = new ArrayList<>();
  private final StringBuilder table = new StringBuilder();

  private record Drawing(String name, LinePlot plot) {}

  Report(Suite suite, PrintWriter out) {
    this.suite = suite;
    this.out = out;
    print(String.format("# %s: %s%n", suite.name(), suite.title()));
  }

  /** Adds and prints measurements of one work; the first is the reference. */
  public void add(List<Measurement> rows) {
    if (measurements.isEmpty()) {
      print(
          String.format(
              "%-34s %-26s %14s %8s %17s %14s %8s%n",
              "work", "competitor", "time", "ratio", "95 % interval", "cpu time", "ratio"));
    }
    for (Measurement m : rows) {
      measurements.add(m);
      print(
          String.format(
              Locale.ROOT,
              "%-34s %-26s %14s %8.3f %8.3f-%-8.3f %14s %8.3f%n",
              m.work(),
              m.competitor(),
              time(m.wallNanos()),
              m.ratio(),
              m.low(),
              m.high(),
              time(m.cpuNanos()),
              m.cpuRatio()));
    }
  }

  /** Adds and prints a single figure that is no comparison, such as the cost of packing. */
  public void figure(String what, double value, String unit) {
    Map<String, Object> figure = new LinkedHashMap<>();
    figure.put("what", what);
    figure.put("value", value);
    figure.put("unit", unit);
    figures.add(figure);
    print(String.format(Locale.ROOT, "%-61s %14.4g %s%n", what, value, unit));
  }

  /** Adds a line to the table that explains what is above. */
  public void note(String text) {
    print(text + System.lineSeparator());
  }

  /** Adds a drawing of figures. */
  public void plot(String name, LinePlot plot) {
    drawings.add(new Drawing(name, plot));
  }

  /** Writes the files. */
  void writeTo(OutputDirectory directory) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("suite", suite.name());
    json.put("title", suite.title());
    json.put("environment", Environment.facts());
    json.put("measurements", measurements.stream().map(Report::fields).toList());
    json.put("figures", figures);
    directory.write(
        suite.name() + ".json",
        stream ->
            stream.write(
                JSON.std
                    .with(JSON.Feature.PRETTY_PRINT_OUTPUT)
                    .asString(json)
                    .getBytes(StandardCharsets.UTF_8)));
    directory.write(
        suite.name() + ".txt",
        stream -> stream.write(table.toString().getBytes(StandardCharsets.UTF_8)));
    if (!measurements.isEmpty()) {
      bars().draw().svg(directory, suite.name() + ".svg");
    }
    drawings.forEach(d -> d.plot().draw().svg(directory, suite.name() + "-" + d.name() + ".svg"));
  }

  private BarPlot bars() {
    BarPlot plot = BarPlot.of(suite.title(), "time as a multiple of the reference");
    measurements.stream()
        .filter(m -> m.ratio() > 0)
        .forEach(m -> plot.bar(m.competitor(), m.work(), m.ratio()));
    return plot;
  }

  private static Map<String, Object> fields(Measurement m) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("work", m.work());
    fields.put("competitor", m.competitor());
    fields.put("medianNanos", m.wallNanos());
    fields.put("ratio", m.ratio());
    fields.put("confidenceInterval", new double[] {m.low(), m.high()});
    fields.put("cpuMedianNanos", m.cpuNanos());
    fields.put("cpuRatio", m.cpuRatio());
    return fields;
  }

  private void print(String text) {
    table.append(text);
    out.print(text);
    out.flush();
  }

  private static String time(double nanos) {
    if (nanos < 1e4) {
      return String.format(Locale.ROOT, "%.1f ns", nanos);
    }
    return nanos < 1e7
        ? String.format(Locale.ROOT, "%.1f us", nanos / 1e3)
        : String.format(Locale.ROOT, "%.1f ms", nanos / 1e6);
  }
}
