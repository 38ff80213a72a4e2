package dev.gradus.training.plot;

import dev.gradus.runtime.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * How often each class was taken for each other class.
 *
 * @param classes names of the classes
 * @param counts {@code counts[actual][predicted]}
 */
public record ConfusionMatrix(List<String> classes, int[][] counts) {

  public ConfusionMatrix {
    classes = List.copyOf(classes);
    counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /**
   * Counts pairs.
   *
   * @throws dev.gradus.runtime.GradusException if the lengths differ or a class is outside 0 …
   *     number of classes - 1
   */
  public static ConfusionMatrix count(List<String> classes, int[] actual, int[] predicted) {
    if (actual.length != predicted.length) {
      throw Problem.PLOT_LENGTHS.exception(
          "confusion matrix", "predicted", actual.length, predicted.length);
    }
    int[][] counts = new int[classes.size()][classes.size()];
    for (int i = 0; i < actual.length; i++) {
      counts[known(actual[i], classes)][known(predicted[i], classes)]++;
    }
    return new ConfusionMatrix(classes, counts);
  }

  private static int known(int label, List<String> classes) {
    if (label < 0 || label >= classes.size()) {
      throw Problem.UNKNOWN_CLASS.exception(label, classes.size() - 1);
    }
    return label;
  }

  /** Share of pairs on the diagonal, between 0 and 1; NaN if there is none. */
  public double accuracy() {
    int right = 0;
    int all = 0;
    for (int i = 0; i < counts.length; i++) {
      right += counts[i][i];
      all += Arrays.stream(counts[i]).sum();
    }
    return (double) right / all;
  }

  /** A heat map with the counts written into the cells. */
  public Picture draw(String title) {
    return HeatMap.draw(title, this);
  }
}
