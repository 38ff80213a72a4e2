package dev.gradus.samples;

import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.IntColumn;
import dev.gradus.runtime.data.Standardization;
import dev.gradus.runtime.train.Predictor;
import dev.gradus.runtime.train.TrainingRun;
import dev.gradus.training.CsvTable;
import dev.gradus.training.plot.ConfusionMatrix;
import java.util.List;

/** Breast Cancer Wisconsin (Diagnostic): 569 tumours, 30 features, benign or not. */
final class BreastCancer {
  static final int FEATURES = 30;
  static final long SEED = 3;
  private static final List<String> CLASSES = List.of("malignant", "benign");

  private BreastCancer() {}

  /**
   * Three quarters for training; features standardised by the training part's mean and deviation.
   */
  static Dataset.Split split() {
    CsvTable table = CsvTable.resource(BreastCancer.class, "data/breast_cancer.csv");
    Dataset all =
        Dataset.of(table.reals("X", table.namesWithout("benign")))
            .and(table.labels("benign", "benign"));
    Dataset.Split raw = all.split(0.75, SEED);
    Standardization scale = Standardization.of(raw.train(), "X");
    return new Dataset.Split(scale.apply(raw.train()), scale.apply(raw.test()));
  }

  /** Prints how often the output {@code class} is right. */
  static void printAccuracy(Setup setup, TrainingRun run, Dataset.Split split) {
    setup.line("train accuracy: %.4f", accuracy(run, split.train()));
    setup.line("test accuracy: %.4f", accuracy(run, split.test()));
  }

  private static double accuracy(TrainingRun run, Dataset data) {
    int[] actual = ((IntColumn) data.column("benign")).values();
    int[] predicted = Predictor.of(run).integers("class", data);
    return ConfusionMatrix.count(CLASSES, actual, predicted).accuracy();
  }
}
