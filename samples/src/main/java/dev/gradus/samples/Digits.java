package dev.gradus.samples;

import static dev.gradus.dsl.Model.BATCH;
import static dev.gradus.dsl.loss.Classification.softmaxCrossEntropy;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.init.Init;
import dev.gradus.dsl.layer.Perceptron;
import dev.gradus.runtime.data.Column;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.training.CsvTable;

/** Handwritten digits of 8×8 pixels, and a network that tells them apart. */
final class Digits {
  static final int CLASSES = 10;
  static final long SEED = 11;
  private static final int PIXELS = 64;
  private static final int HIDDEN = 64;
  private static final double BRIGHTEST = 16;

  private Digits() {}

  /** Four fifths for training; pixels between 0 and 1. */
  static Dataset.Split split() {
    CsvTable table = CsvTable.resource(Digits.class, "data/digits.csv");
    double[] pixels = table.block(table.namesWithout("digit"));
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] /= BRIGHTEST;
    }
    return Dataset.of(Column.of("pixels", pixels, PIXELS))
        .and(table.labels("digit", "digit"))
        .split(0.8, SEED);
  }

  /** 64 pixels → 64 hidden units → 10 classes. */
  static Model model() {
    return Model.define(
        "digits",
        m -> {
          Init initial = Init.heUniform(SEED);
          Perceptron layers =
              new Perceptron(m, "layers", Tensor::relu, initial, PIXELS, HIDDEN, CLASSES);
          Tensor logits = layers.apply(m.input("pixels", BATCH, PIXELS));
          m.output("class", logits.argmax(1));
          return softmaxCrossEntropy(logits, m.intInput("digit", BATCH));
        });
  }
}
