package dev.gradus.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.optim.Sgd;
import dev.gradus.runtime.train.StopCondition;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenersTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static void train(double offset, double rate, TrainingListener listener) {
    Trainer.minimise(new Parabola(offset))
        .with(Sgd.rate(rate))
        .stopWhen(StopCondition.iterations(25))
        .listen(listener)
        .run();
  }

  @Test
  void elsewhereThanOnATerminalThereIsALineEveryNIterations() {
    train(0, 0.25, ProgressListener.progressBar().every(10).linesOn(stream));
    assertThat(bytes.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "iteration      0  epoch    0  objective 9.00000",
            "iteration     10  epoch   10  objective 8.58307e-06",
            "iteration     20  epoch   20  objective 8.18545e-12",
            "iteration     25  epoch   25  objective 3.19744e-14  done");
  }

  @Test
  void onATerminalThereIsABarThatEndsFull() {
    train(0, 0.25, ProgressListener.progressBar().ofIterations(25).every(10).barOn(stream));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("parabola", "100%", "25/25");
  }

  @Test
  void theBarEndsWhenTrainingFails() {
    ProgressListener bar = ProgressListener.progressBar().ofIterations(25).barOn(stream);
    assertThatExceptionOfType(GradusException.class).isThrownBy(() -> train(0, 1e300, bar));
    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("\n");
  }

  @Test
  void nothingIsDrawnBehindTheEnd() {
    BarConsumer consumer = new BarConsumer(stream);
    consumer.accept("half");
    consumer.close();
    consumer.accept("half");
    consumer.close();
    assertThat(bytes.toString(StandardCharsets.UTF_8)).endsWith("half" + System.lineSeparator());
  }

  @Test
  void theLossPlotIsWrittenWhenTheRunEnds(@TempDir Path folder) {
    OutputDirectory out = OutputDirectory.open(folder);
    train(0, 0.25, LossPlot.lossPlot(out, "loss"));
    assertThat(out.written()).containsExactly("loss.png", "loss.svg");
    assertThat(folder.resolve("loss.png")).isNotEmptyFile();
  }

  @Test
  void negativeObjectivesArePlottedToo(@TempDir Path folder) {
    OutputDirectory out = OutputDirectory.open(folder);
    train(-10, 0.25, LossPlot.lossPlot(out, "loss"));
    assertThat(folder.resolve("loss.svg")).isNotEmptyFile();
  }
}
