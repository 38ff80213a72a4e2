package dev.gradus.benchmarks.peers;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** DJL with PyTorch as its engine, and with DJL's own losses and optimisers. */
final class DjlTraining implements Training {
  private static final float NOTHING = 0;

  private final Numbers numbers;
  private final DataType type;
  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final NDArray x;
  private final NDArray y;
  private final Loss crossEntropy = Loss.softmaxCrossEntropyLoss();
  private final Loss binary = Loss.sigmoidBinaryCrossEntropyLoss();
  private final NDArray[] parameters;
  private @Nullable Optimizer optimizer;
  private double value;

  DjlTraining(Numbers numbers) {
    this.numbers = numbers;
    type = numbers.single() ? DataType.FLOAT32 : DataType.FLOAT64;
    double[] data = numbers.x();
    double[] observed = numbers.y();
    x =
        observed.length == 0
            ? array(data, data.length)
            : array(data, observed.length, numbers.width());
    y = array(observed, observed.length, 1);
    parameters = new NDArray[numbers.parameters()];
    restart();
  }

  private NDArray array(double[] values, long... shape) {
    return manager.create(values).reshape(new Shape(shape)).toType(type, true);
  }

  @Override
  public void restart() {
    for (int i = 0; i < parameters.length; i++) {
      if (parameters[i] != null) {
        parameters[i].close();
      }
      parameters[i] = array(numbers.parameter(i), numbers.shape(i));
      parameters[i].setRequiresGradient(true);
    }
    Tracker rate = Tracker.fixed((float) numbers.rate());
    optimizer =
        numbers.adam()
            ? Optimizer.adam().optLearningRateTracker(rate).build()
            : Optimizer.sgd().setLearningRateTracker(rate).optWeightDecays(NOTHING).build();
  }

  @Override
  public double step() {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
        NDArray loss = loss();
        collector.backward(loss);
        value = loss.toType(DataType.FLOAT64, false).getDouble();
      }
    }
    if (!numbers.gradientOnly()) {
      for (int i = 0; i < parameters.length; i++) {
        try (NDArray gradient = parameters[i].getGradient()) {
          optimizer.update("p" + i, parameters[i], gradient);
        }
      }
    }
    return value;
  }

  private NDArray loss() {
    NDArray first = parameters[0];
    return switch (numbers.task()) {
      case "T1" -> first.square().add(first.mul(2)).add(5);
      case "T2" -> first.sub(x).square().sum().add(parameters[1].sub(x).square().sum());
      case "T3" -> first.sub(x).square().mul(0.5).sum().add(Numbers.LIKELIHOOD_CONSTANT);
      case "T4" -> x.matMul(first).add(parameters[1]).sub(y).square().mean();
      case "T5" -> binary.evaluate(new NDList(y), new NDList(x.matMul(first).add(parameters[1])));
      default ->
          crossEntropy.evaluate(
              new NDList(y),
              new NDList(
                  x.matMul(first)
                      .add(parameters[1])
                      .getNDArrayInternal()
                      .relu()
                      .matMul(parameters[2])
                      .add(parameters[3])));
    };
  }

  @Override
  public double[] state() {
    double[][] parts = new double[parameters.length + 1][];
    parts[0] = numbers.gradientOnly() ? new double[] {value} : new double[0];
    for (int i = 0; i < parameters.length; i++) {
      parts[i + 1] =
          (numbers.gradientOnly() ? parameters[i].getGradient() : parameters[i])
              .toType(DataType.FLOAT64, true)
              .toDoubleArray();
    }
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }
}
