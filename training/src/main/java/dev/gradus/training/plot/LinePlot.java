package dev.gradus.training.plot;

import dev.gradus.runtime.Problem;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Curves over one horizontal axis, each axis linear or logarithmic. Points that an axis cannot show
 * (not finite, or not positive on a logarithmic axis) leave a gap.
 */
public final class LinePlot {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 520;
  private static final double MARGIN = 0.013;
  private static final BasicStroke SOLID =
      new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  private static final BasicStroke DASHED =
      new BasicStroke(1.8f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 4}, 0);

  private final String title;
  private final String x;
  private final String y;
  private final List<Curve> curves = new ArrayList<>();
  private boolean logarithmicX;
  private boolean logarithmicY;

  private LinePlot(String title, String x, String y) {
    this.title = title;
    this.x = x;
    this.y = y;
  }

  /** How the points of a curve are drawn. */
  public enum Mark {
    LINE,
    DASHES,
    LINE_AND_POINTS
  }

  private record Curve(String name, double[] xs, double[] ys, Mark mark) {}

  /**
   * An empty plot.
   *
   * @param x what the horizontal axis shows, with its unit
   * @param y what the vertical axis shows, with its unit
   */
  public static LinePlot of(String title, String x, String y) {
    return new LinePlot(title, x, y);
  }

  /** Makes the vertical axis logarithmic: a semilog plot. */
  public LinePlot logarithmicY() {
    logarithmicY = true;
    return this;
  }

  /** Makes the horizontal axis logarithmic. */
  public LinePlot logarithmicX() {
    logarithmicX = true;
    return this;
  }

  /** Adds a curve through {@code (xs[i], ys[i])}. */
  public LinePlot curve(String name, double[] xs, double[] ys) {
    return curve(name, xs, ys, Mark.LINE);
  }

  /** Adds a curve through {@code (xs[i], ys[i])}. */
  public LinePlot curve(String name, double[] xs, double[] ys, Mark mark) {
    if (xs.length != ys.length) {
      throw Problem.PLOT_LENGTHS.exception(title, name, xs.length, ys.length);
    }
    curves.add(new Curve(name, xs.clone(), ys.clone(), mark));
    return this;
  }

  /** Adds a curve through {@code (first + i, ys[i])}. */
  public LinePlot curve(String name, int first, double[] ys) {
    double[] xs = new double[ys.length];
    for (int i = 0; i < xs.length; i++) {
      xs[i] = (double) first + i;
    }
    return curve(name, xs, ys);
  }

  /**
   * Draws.
   *
   * @throws dev.gradus.runtime.GradusException if no curve has a point that the axes can show, or
   *     the system has no fonts
   */
  public Picture draw() {
    Headless.prepare();
    XYChart chart =
        new XYChartBuilder()
            .width(WIDTH)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    Axis across = Axis.of(logarithmicX, curves.stream().map(Curve::xs).toList());
    Axis up = Axis.of(logarithmicY, curves.stream().map(Curve::ys).toList());
    style(chart.getStyler());
    scale(chart.getStyler(), across, up);
    margin(chart.getStyler(), across);
    for (int i = 0; i < curves.size(); i++) {
      add(chart, curves.get(i), across, up, Headless.COLOURS[i % Headless.COLOURS.length]);
    }
    if (chart.getSeriesCollection().isEmpty()) {
      throw Problem.PLOT_EMPTY.exception(title);
    }
    chart.getStyler().setLegendVisible(curves.size() > 1);
    return new ChartPicture(chart);
  }

  private static void scale(XYStyler style, Axis across, Axis up) {
    style.setXAxisLogarithmic(across == Axis.LOGARITHMIC);
    style.setYAxisLogarithmic(up == Axis.LOGARITHMIC);
    style.setXAxisLogarithmicDecadeOnly(true);
    style.setYAxisLogarithmicDecadeOnly(true);
    if (across != Axis.LOGARITHMIC) {
      style.setXAxisTickLabelsFormattingFunction(across::label);
    }
    if (up != Axis.LOGARITHMIC) {
      style.setYAxisTickLabelsFormattingFunction(up::label);
    }
  }

  /**
   * A margin left and right. XChart labels every abscissa where all of them, ends included, are
   * equally spaced; the margin also keeps it from doing that.
   */
  private void margin(XYStyler style, Axis across) {
    double[] shown =
        curves.stream()
            .flatMapToDouble(c -> Arrays.stream(c.xs()).map(across::position))
            .filter(Double::isFinite)
            .toArray();
    double least = Arrays.stream(shown).min().orElse(0);
    double most = Arrays.stream(shown).max().orElse(0);
    if (across != Axis.LOGARITHMIC && least < most) {
      style.setXAxisMin(least - MARGIN * (most - least));
      style.setXAxisMax(most + MARGIN * (most - least));
    }
  }

  private static void style(XYStyler style) {
    style.setXAxisTickMarkSpacingHint(90);
    style.setYAxisTickMarkSpacingHint(44);
    style.setChartTitlePadding(12);
    style.setLocale(Locale.ROOT);
    style.setAntiAlias(true);
    Headless.style(style);
    style.setChartFontColor(Headless.INK);
    style.setLegendBorderColor(Color.WHITE);
    style.setLegendPadding(16);
    style.setPlotGridLinesColor(Headless.GRID);
    style.setPlotBorderVisible(false);
    style.setMarkerSize(6);
    style.setChartPadding(14);
  }

  private static void add(XYChart chart, Curve curve, Axis across, Axis up, Color colour) {
    double[] xs = new double[curve.xs().length];
    double[] ys = new double[xs.length];
    int points = 0;
    int visible = 0;
    for (int i = 0; i < xs.length; i++) {
      double position = across.position(curve.xs()[i]);
      if (!Double.isNaN(position)) { // an abscissa must be a number; an ordinate may be a gap
        xs[points] = position;
        ys[points] = up.position(curve.ys()[i]);
        visible += Double.isNaN(ys[points++]) ? 0 : 1;
      }
    }
    if (visible == 0) {
      return;
    }
    XYSeries series =
        chart.addSeries(curve.name(), Arrays.copyOf(xs, points), Arrays.copyOf(ys, points));
    boolean dots = curve.mark() == Mark.LINE_AND_POINTS || visible == 1;
    series.setMarker(dots ? SeriesMarkers.CIRCLE : SeriesMarkers.NONE);
    series.setMarkerColor(colour);
    series.setLineColor(colour);
    series.setLineStyle(curve.mark() == Mark.DASHES ? DASHED : SOLID);
  }
}
