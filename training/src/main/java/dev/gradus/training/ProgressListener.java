package dev.gradus.training;

import dev.gradus.runtime.GradusException;
import dev.gradus.runtime.train.Progress;
import dev.gradus.runtime.train.TrainingListener;
import dev.gradus.runtime.train.TrainingRun;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Shows how far a training run is: a bar on a terminal, plain lines elsewhere. */
public final class ProgressListener implements TrainingListener {
  private static final int UNKNOWN = -1;
  private static final int REDRAW_MILLIS = 100;

  private final PrintStream out;
  private final boolean interactive;
  private final long iterations;
  private final long every;
  private @Nullable ProgressBar bar;
  private @Nullable BarConsumer drawn;

  private ProgressListener(PrintStream out, boolean interactive, long iterations, long every) {
    this.out = out;
    this.interactive = interactive;
    this.iterations = iterations;
    this.every = every;
  }

  /** Progress of a run of unknown length on standard output, with a line per 100 iterations. */
  public static ProgressListener progressBar() {
    return new ProgressListener(System.out, Terminal.isInteractive(), UNKNOWN, 100);
  }

  /** The same for a run of about that many iterations. */
  public ProgressListener ofIterations(long expected) {
    return new ProgressListener(out, interactive, expected, every);
  }

  /** The same with a line, or a new look of the bar, per {@code n} iterations. */
  public ProgressListener every(long n) {
    return new ProgressListener(out, interactive, iterations, Math.max(1, n));
  }

  /** Plain lines on another stream. */
  public ProgressListener linesOn(PrintStream stream) {
    return new ProgressListener(stream, false, iterations, every);
  }

  /** A bar on another stream. */
  ProgressListener barOn(PrintStream stream) {
    return new ProgressListener(stream, true, iterations, every);
  }

  @Override
  public void started(Progress progress) {
    if (interactive) {
      drawn = new BarConsumer(out);
      bar =
          new ProgressBarBuilder()
              .setTaskName(progress.objectiveName())
              .setInitialMax(iterations)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(REDRAW_MILLIS)
              .setConsumer(drawn)
              .build();
    }
  }

  @Override
  public void stepped(Progress progress) {
    if (progress.iteration() % every != 0) {
      return;
    }
    String objective = String.format(Locale.ROOT, "%.6g", progress.objective());
    if (bar != null) {
      bar.stepTo(progress.iteration());
      bar.setExtraMessage(objective);
    } else {
      out.println(line(progress.iteration(), progress.epochs(), objective));
    }
  }

  @Override
  public void ended(TrainingRun run) {
    String objective = String.format(Locale.ROOT, "%.6g", run.objective());
    if (bar != null) {
      bar.stepTo(run.iterations());
      bar.setExtraMessage(objective);
      close();
    } else {
      out.println(line(run.iterations(), run.epochs(), objective) + "  done");
    }
  }

  @Override
  public void failed(GradusException problem) {
    close();
  }

  /** The library ends a bar's line only if it has drawn the bar before it is asked to end it. */
  private void close() {
    if (bar != null && drawn != null) {
      bar.close();
      drawn.close();
    }
    bar = null;
    drawn = null;
  }

  @Override
  public boolean readsObjectiveOnly() {
    return true;
  }

  private static String line(long iteration, long epochs, String objective) {
    return String.format(
        Locale.ROOT, "iteration %6d  epoch %4d  objective %s", iteration, epochs, objective);
  }
}
