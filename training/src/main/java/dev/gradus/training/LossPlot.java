package dev.gradus.training;

import dev.gradus.runtime.train.Progress;
import dev.gradus.runtime.train.TrainingListener;
import dev.gradus.runtime.train.TrainingRun;
import dev.gradus.training.plot.LinePlot;
import dev.gradus.training.plot.Picture;
import java.util.Arrays;

/** Draws the objective over the iterations of a run as {@code name.png} and {@code name.svg}. */
public final class LossPlot implements TrainingListener {
  private final OutputDirectory directory;
  private final String name;
  private double[] iterations = new double[1024];
  private double[] objectives = new double[1024];
  private int size;

  private LossPlot(OutputDirectory directory, String name) {
    this.directory = directory;
    this.name = name;
  }

  /** A plot of every step's objective, semilog where all are positive, written at the end. */
  public static LossPlot lossPlot(OutputDirectory directory, String name) {
    return new LossPlot(directory, name);
  }

  @Override
  public void started(Progress progress) {
    size = 0;
  }

  @Override
  public void stepped(Progress progress) {
    if (size == objectives.length) {
      iterations = Arrays.copyOf(iterations, 2 * size);
      objectives = Arrays.copyOf(objectives, 2 * size);
    }
    iterations[size] = progress.iteration();
    objectives[size++] = progress.objective();
  }

  @Override
  public void ended(TrainingRun run) {
    String objective = run.kernel().signature().name();
    double[] values = Arrays.copyOf(objectives, size);
    LinePlot plot =
        LinePlot.of("Objective of '" + objective + "' by iteration", "iteration", "objective")
            .curve(objective, Arrays.copyOf(iterations, size), values);
    boolean positive = Arrays.stream(values).allMatch(value -> !(value <= 0));
    Picture picture = (positive ? plot.logarithmicY() : plot).draw();
    picture.png(directory, name + ".png");
    picture.svg(directory, name + ".svg");
  }

  @Override
  public boolean readsObjectiveOnly() {
    return true;
  }
}
