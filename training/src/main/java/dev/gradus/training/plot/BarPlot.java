package dev.gradus.training.plot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.CategoryStyler;

/** Bars in groups over a logarithmic axis, from 1 up or down, to compare ratios. */
public final class BarPlot {
  private static final int GROUP_WIDTH = 130;
  private static final int LEAST_WIDTH = 860;
  private static final int HEIGHT = 520;

  private final String title;
  private final String y;
  private final Map<String, Map<String, Double>> series = new LinkedHashMap<>();
  private final Set<String> groups = new LinkedHashSet<>();

  private BarPlot(String title, String y) {
    this.title = title;
    this.y = y;
  }

  /**
   * An empty plot.
   *
   * @param y what the vertical axis shows
   */
  public static BarPlot of(String title, String y) {
    return new BarPlot(title, y);
  }

  /** Adds the bar of a series in a group; groups stand in the order of their first bars. */
  public BarPlot bar(String seriesName, String group, double value) {
    series.computeIfAbsent(seriesName, name -> new LinkedHashMap<>()).put(group, value);
    groups.add(group);
    return this;
  }

  /** Draws; a group without a bar of some series has a gap there. */
  public Picture draw() {
    Headless.prepare();
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(Math.max(LEAST_WIDTH, groups.size() * GROUP_WIDTH))
            .height(HEIGHT)
            .title(title)
            .yAxisTitle(y)
            .build();
    CategoryStyler styler = chart.getStyler();
    Headless.style(styler);
    // Bars begin at 1, so the axis shows logarithms.
    styler.setYAxisTickLabelsFormattingFunction(
        x -> String.format(Locale.ROOT, "%.3g", Math.pow(10, x)));
    styler.setXAxisLabelRotation(30);
    styler.setSeriesColors(Headless.COLOURS);
    List<String> names = new ArrayList<>(groups);
    series.forEach((name, bars) -> chart.addSeries(name, names, values(bars, names)));
    return new ChartPicture(chart);
  }

  private static List<@Nullable Double> values(Map<String, Double> bars, List<String> names) {
    List<@Nullable Double> values = new ArrayList<>();
    for (String name : names) {
      Double value = bars.get(name);
      values.add(value == null ? null : Math.log10(value));
    }
    return values;
  }
}
