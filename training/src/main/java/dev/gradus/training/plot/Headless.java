package dev.gradus.training.plot;

import dev.gradus.runtime.Problem;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** Fonts, colours and layout of all pictures, and the check that text can be drawn at all. */
final class Headless {
  static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color GRID = new Color(0xdd, 0xdd, 0xdd);

  /** Colours that stay apart for colour-blind readers (Okabe and Ito, 2008). */
  static final Color[] COLOURS = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0x22, 0x22, 0x22)
  };

  private Headless() {}

  /** What charts of every kind have in common: a white ground, our fonts, the legend below. */
  static void style(AxesChartStyler style) {
    style.setChartBackgroundColor(Color.WHITE);
    style.setChartTitleFont(TITLE);
    style.setAxisTitleFont(TEXT);
    style.setAxisTickLabelsFont(TEXT);
    style.setLegendFont(TEXT);
    style.setLegendPosition(LegendPosition.OutsideS);
    style.setLegendLayout(LegendLayout.Horizontal);
  }

  /**
   * Makes sure that no display is asked for and that there is a font.
   *
   * @throws dev.gradus.runtime.GradusException if the system has no fonts
   */
  static void prepare() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    Graphics2D pen = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    try {
      pen.getFontMetrics(TEXT).stringWidth("0");
    } catch (LinkageError | InternalError | RuntimeException e) {
      // Without fontconfig or freetype, AWT fails in one of these three ways.
      throw Problem.NO_FONTS.exception(e);
    } finally {
      pen.dispose();
    }
  }
}
