package dev.gradus.training.plot;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.style.HeatMapStyler;

/** Draws a confusion matrix: actual classes downwards, predicted ones to the right. */
final class HeatMap {
  private static final int SIZE = 700;
  private static final Color[] SHADES = {new Color(0xdd, 0xea, 0xf6), new Color(0x6b, 0xae, 0xd6)};

  private HeatMap() {}

  static Picture draw(String title, ConfusionMatrix matrix) {
    Headless.prepare();
    HeatMapChart chart =
        new HeatMapChartBuilder()
            .width(SIZE)
            .height(SIZE)
            .title(title)
            .xAxisTitle("predicted")
            .yAxisTitle("actual")
            .build();
    style(chart.getStyler());
    List<String> downwards = new ArrayList<>(matrix.classes());
    Collections.reverse(downwards); // the vertical axis points up
    chart.addSeries("rows", matrix.classes(), downwards, cells(matrix.counts()));
    return new ChartPicture(chart);
  }

  /** Cells without any pair stay blank, so that the mistakes catch the eye. */
  private static List<Number[]> cells(int[][] counts) {
    List<Number[]> cells = new ArrayList<>();
    for (int actual = 0; actual < counts.length; actual++) {
      for (int predicted = 0; predicted < counts.length; predicted++) {
        int up = counts.length - 1 - actual;
        if (counts[actual][predicted] > 0) {
          cells.add(new Number[] {predicted, up, counts[actual][predicted]});
        }
      }
    }
    return cells;
  }

  private static void style(HeatMapStyler style) {
    style.setRangeColors(SHADES);
    style.setShowValue(true);
    style.setValueFont(Headless.TEXT);
    style.setValueFontColor(Headless.INK);
    style.setHeatMapValueDecimalPattern("0");
    style.setMin(0);
    style.setPlotGridLinesVisible(false);
    style.setXAxisTickMarkSpacingHint(20); // every class gets its label
    style.setYAxisTickMarkSpacingHint(20);
    style.setDrawBorder(true);
    style.setLegendVisible(false);
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartFontColor(Headless.INK);
    style.setChartTitleFont(Headless.TITLE);
    style.setAxisTitleFont(Headless.TEXT.deriveFont(Font.BOLD));
    style.setAxisTickLabelsFont(Headless.TEXT);
    style.setPlotContentSize(1);
    style.setChartTitlePadding(12);
    style.setChartPadding(14);
  }
}
