package dev.gradus.samples;

import static dev.gradus.runtime.train.StopCondition.epochs;

import dev.gradus.compiler.Compilation;
import dev.gradus.compiler.Compiler;
import dev.gradus.compiler.emit.GeneratedClass;
import dev.gradus.dsl.Model;
import dev.gradus.runtime.data.Batches;
import dev.gradus.runtime.data.Dataset;
import dev.gradus.runtime.data.IntColumn;
import dev.gradus.runtime.optim.Adam;
import dev.gradus.runtime.train.Predictor;
import dev.gradus.runtime.train.Progress;
import dev.gradus.runtime.train.Trainer;
import dev.gradus.runtime.train.TrainingListener;
import dev.gradus.runtime.train.TrainingRun;
import dev.gradus.training.OutputDirectory;
import dev.gradus.training.ProgressListener;
import dev.gradus.training.plot.ConfusionMatrix;
import dev.gradus.training.plot.LinePlot;
import dev.gradus.training.plot.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The main job: trains a classifier of handwritten digits and leaves its results in out/. */
final class DigitsJob {
  private static final int EPOCHS = 30;
  private static final int BATCH_SIZE = 32;

  private final Setup setup;

  DigitsJob(Setup setup) {
    this.setup = setup;
  }

  void run() {
    OutputDirectory out = setup.directory("");
    Dataset.Split split = Digits.split();
    setup.line(
        "digits: %d rows for training, %d for the test", split.train().rows(), split.test().rows());
    Model model = Digits.model();
    Adam adam = Adam.rate(0.001);
    Batches batches = Batches.of(split.train()).size(BATCH_SIZE).shuffled(Digits.SEED);

    Losses losses = new Losses();
    int iterations = EPOCHS * batches.perEpoch();
    TrainingRun run =
        Trainer.minimise(model)
            .with(adam)
            .on(batches)
            .stopWhen(epochs(EPOCHS))
            .listen(losses, ProgressListener.progressBar().ofIterations(iterations).every(100))
            .run();
    for (int epoch = 1; epoch <= losses.byEpoch.size(); epoch++) {
      setup.line("epoch %2d  loss %.6f", epoch, losses.byEpoch.get(epoch - 1));
    }
    ConfusionMatrix test = confusion(run, split.test());
    setup.line("train accuracy: %.4f", confusion(run, split.train()).accuracy());
    setup.line("test accuracy: %.4f", test.accuracy());
    Comparison comparison = Comparison.measure(model, adam, Optional.of(batches));
    comparison.print(setup);

    draw(out, losses, test);
    compiled(out, Compiler.compile(model, adam.formula(false)));
    setup.line("results in %s:", out.root());
    out.written().forEach(name -> setup.line("  %s", name));
  }

  private static ConfusionMatrix confusion(TrainingRun run, Dataset data) {
    List<String> classes = IntStream.range(0, Digits.CLASSES).mapToObj(Integer::toString).toList();
    int[] actual = ((IntColumn) data.column("digit")).values();
    return ConfusionMatrix.count(classes, actual, Predictor.of(run).integers("class", data));
  }

  private static void draw(OutputDirectory out, Losses losses, ConfusionMatrix test) {
    double[] byEpoch = losses.byEpoch.stream().mapToDouble(Double::doubleValue).toArray();
    Picture loss =
        LinePlot.of("Handwritten digits: training loss", "epoch", "cross-entropy (nats)")
            .logarithmicY()
            .curve("training", 1, byEpoch)
            .draw();
    loss.png(out, "loss.png");
    loss.svg(out, "loss.svg");
    String title =
        String.format(Locale.ROOT, "Handwritten digits, test set: accuracy %.4f", test.accuracy());
    test.draw(title).png(out, "confusion.png");
  }

  /** The generated class, its listing, and the text of every stage of the compilation. */
  private static void compiled(OutputDirectory out, Compilation compilation) {
    for (GeneratedClass generated : compilation.classes()) {
      String file = generated.name().replace('.', '/') + ".class";
      out.write(file, stream -> stream.write(generated.bytes()));
    }
    out.write("listing.txt", compilation.listing());
    compilation.stages().forEach((stage, text) -> out.write("stages/" + stage + ".txt", text));
  }

  private static final class Losses implements TrainingListener {
    final List<Double> byEpoch = new ArrayList<>();

    @Override
    public void epochEnded(Progress progress) {
      byEpoch.add(progress.epochObjective());
    }

    @Override
    public boolean readsObjectiveOnly() {
      return true;
    }
  }
}
