package dev.gradus.training.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.Problem;
import dev.gradus.training.OutputDirectory;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinePlotTest {
  @TempDir Path folder;

  private static LinePlot decay() {
    double[] loss = new double[40];
    double[] slow = new double[40];
    for (int k = 0; k < loss.length; k++) {
      loss[k] = 12.5 * Math.pow(0.25, k);
      slow[k] = 1.0 / (k + 1);
    }
    return LinePlot.of("Error by iteration", "iteration", "L(w) − L*")
        .logarithmicY()
        .curve("geometric", 0, loss)
        .curve("sublinear", 0, slow);
  }

  @Test
  void aSemilogPlotBecomesPngAndSvg() throws IOException {
    OutputDirectory out = OutputDirectory.open(folder);
    Picture picture = decay().draw();
    BufferedImage image = ImageIO.read(picture.png(out, "decay.png").toFile());
    assertThat(image.getWidth()).isEqualTo(1720);
    assertThat(colours(image)).contains(0x0072b2, 0xd55e00);
    String svg = Files.readString(picture.svg(out, "decay.svg"));
    assertThat(svg).contains("<svg", "stroke:rgb(0,114,178)", "stroke:rgb(213,94,0)", "</svg>");
  }

  @Test
  void pointsThatALogarithmicAxisCannotShowAreLeftOut() throws IOException {
    OutputDirectory out = OutputDirectory.open(folder);
    double[] ys = {1, 0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-3, 1e-4};
    Picture picture = LinePlot.of("gaps", "x", "y").logarithmicY().curve("a", 0, ys).draw();
    assertThat(ImageIO.read(picture.png(out, "gaps.png").toFile())).isNotNull();
    assertThat(Files.readString(picture.svg(out, "gaps.svg"))).doesNotContain("NaN");
  }

  @Test
  void aPlotWithoutPointsIsRefused() {
    LinePlot zeros = LinePlot.of("zeros", "x", "y").logarithmicY().curve("a", 0, new double[3]);
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(zeros::draw)
        .extracting(GradusException::problem)
        .isEqualTo(Problem.PLOT_EMPTY);
  }

  @Test
  void curvesNeedAsManyAbscissasAsOrdinates() {
    LinePlot plot = LinePlot.of("t", "x", "y");
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> plot.curve("a", new double[2], new double[3]))
        .withMessageContaining("2 values on one side and 3");
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> colours = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        colours.add(image.getRGB(x, y) & 0xffffff);
      }
    }
    return colours;
  }
}
