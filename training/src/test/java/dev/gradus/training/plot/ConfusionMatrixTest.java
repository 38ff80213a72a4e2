package dev.gradus.training.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.runtime.GradusException;
import dev.gradus.training.OutputDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfusionMatrixTest {
  private static final List<String> CLASSES = List.of("cat", "dog", "owl");

  @Test
  void pairsAreCountedByActualAndPredictedClass() {
    ConfusionMatrix m =
        ConfusionMatrix.count(CLASSES, new int[] {0, 0, 1, 2, 2}, new int[] {0, 1, 1, 2, 0});
    assertThat(m.counts()).isDeepEqualTo(new int[][] {{1, 1, 0}, {0, 1, 0}, {1, 0, 1}});
    assertThat(m.accuracy()).isEqualTo(0.6);
  }

  @Test
  void aClassOutsideTheListIsRefused() {
    assertThatExceptionOfType(GradusException.class)
        .isThrownBy(() -> ConfusionMatrix.count(CLASSES, new int[] {3}, new int[] {0}))
        .withMessageContaining("class 3 is not one of 0 … 2");
  }

  @Test
  void theHeatMapIsWritten(@TempDir Path folder) throws IOException {
    OutputDirectory out = OutputDirectory.open(folder);
    int[] actual = new int[300];
    int[] predicted = new int[300];
    for (int i = 0; i < actual.length; i++) {
      actual[i] = i % 10;
      predicted[i] = i % 29 == 0 ? (i * 7) % 10 : i % 10;
    }
    List<String> digits = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    Picture picture = ConfusionMatrix.count(digits, actual, predicted).draw("Test digits");
    assertThat(ImageIO.read(picture.png(out, "confusion.png").toFile()).getWidth()).isEqualTo(1400);
    assertThat(picture.svg(out, "confusion.svg")).isNotEmptyFile();
  }
}
