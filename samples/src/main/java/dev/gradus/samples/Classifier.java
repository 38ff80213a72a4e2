package dev.gradus.samples;

import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Workspace;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.IntColumn;
import dev.gradus.runtime.train.TrainingRun;
import java.util.Arrays;

/** The first output of a trained model, an int per row, over a data set. */
final class Classifier {
  private Classifier() {}

  /** The predicted class of every row. */
  static int[] predict(TrainingRun run, Dataset data) {
    Kernel kernel = run.kernel();
    Workspace w = kernel.newWorkspace();
    for (int p = 0; p < kernel.signature().parameters().size(); p++) {
      w.setParameter(p, run.workspace().parameter(p));
    }
    Batches.of(data).feed(w).next();
    kernel.outputs(w);
    Layout layout = kernel.layout();
    int[] classes = w.ints[layout.slot(layout.first(Layout.Role.OUTPUT))];
    return Arrays.copyOf(classes, data.rows());
  }

  /** The actual class of every row. */
  static int[] labels(Dataset data, String column) {
    return ((IntColumn) data.column(column)).values();
  }

  /** Share of rows whose predicted class is the actual one. */
  static double accuracy(int[] actual, int[] predicted) {
    int right = 0;
    for (int i = 0; i < actual.length; i++) {
      right += actual[i] == predicted[i] ? 1 : 0;
    }
    return (double) right / actual.length;
  }
}
