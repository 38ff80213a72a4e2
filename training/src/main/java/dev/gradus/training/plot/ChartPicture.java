package dev.gradus.training.plot;

import dev.gradus.training.OutputDirectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.knowm.xchart.ChartEncoder;
import org.knowm.xchart.internal.chartpart.Chart;

/** An XChart drawing. Bitmaps have two pixels per unit of length. */
record ChartPicture(Chart<?, ?> chart) implements Picture {
  private static final int PIXELS_PER_UNIT = 2;

  @Override
  public OutputDirectory.Content png() {
    return this::writePng;
  }

  @Override
  public OutputDirectory.Content svg() {
    return stream -> ChartEncoder.saveChart(chart, stream, "svg");
  }

  private void writePng(OutputStream stream) throws IOException {
    int width = chart.getWidth();
    int height = chart.getHeight();
    BufferedImage image =
        new BufferedImage(
            width * PIXELS_PER_UNIT, height * PIXELS_PER_UNIT, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    try {
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, image.getWidth(), image.getHeight());
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      pen.scale(PIXELS_PER_UNIT, PIXELS_PER_UNIT);
      chart.paint(pen, width, height);
    } finally {
      pen.dispose();
    }
    try (MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(stream)) {
      ImageIO.write(image, "png", cache);
    }
  }
}
