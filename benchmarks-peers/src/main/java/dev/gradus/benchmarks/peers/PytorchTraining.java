package dev.gradus.benchmarks.peers;

import static org.bytedeco.pytorch.global.torch.binary_cross_entropy_with_logits;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Optimizer;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.jspecify.annotations.Nullable;

/** PyTorch in C++ by way of JavaCPP, with its own optimisers. */
final class PytorchTraining implements Training {
  private final Numbers numbers;
  private final ScalarType type;
  private final Tensor x;
  private final Tensor y;
  private final Scalar two = new Scalar(2.0);
  private final Scalar five = new Scalar(5.0);
  private final Scalar half = new Scalar(0.5);
  private final Scalar constant = new Scalar(Numbers.LIKELIHOOD_CONSTANT);
  private final Scalar one = new Scalar(1.0);
  private Tensor[] parameters;
  private @Nullable Optimizer optimizer;
  private double value;

  PytorchTraining(Numbers numbers) {
    torch.set_num_threads(1);
    this.numbers = numbers;
    type = numbers.single() ? ScalarType.Float : ScalarType.Double;
    double[] data = numbers.x();
    double[] observed = numbers.y();
    x =
        observed.length == 0
            ? tensor(data, data.length)
            : tensor(data, observed.length, numbers.width());
    y =
        numbers.task().equals("T6")
            ? tensor(observed, observed.length).to(ScalarType.Long)
            : tensor(observed, observed.length, 1);
    parameters = new Tensor[numbers.parameters()];
    restart();
  }

  private Tensor tensor(double[] values, long... shape) {
    return torch
        .from_blob(new DoublePointer(values), shape, new TensorOptions(ScalarType.Double))
        .clone()
        .to(type);
  }

  @Override
  public void restart() {
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] = tensor(numbers.parameter(i), numbers.shape(i));
      parameters[i].set_requires_grad(true);
    }
    TensorVector all = new TensorVector(parameters);
    optimizer =
        numbers.adam()
            ? new Adam(all, new AdamOptions(numbers.rate()))
            : new SGD(all, new SGDOptions(numbers.rate()));
  }

  @Override
  @SuppressWarnings("try") // the scope frees what the step has made
  public double step() {
    try (PointerScope scope = new PointerScope()) {
      optimizer.zero_grad();
      Tensor loss = loss();
      loss.backward();
      if (!numbers.gradientOnly()) {
        optimizer.step();
      }
      value = loss.item_double();
      return value;
    }
  }

  private Tensor loss() {
    Tensor first = parameters[0];
    return switch (numbers.task()) {
      case "T1" -> first.square().add(first.mul(two)).add(five);
      case "T2" -> first.sub(x).square().sum().add(parameters[1].sub(x).square().sum(), one);
      case "T3" -> first.sub(x).square().mul(half).sum().add(constant);
      case "T4" -> x.mm(first).add(parameters[1]).sub(y).square().mean();
      case "T5" -> binary_cross_entropy_with_logits(x.mm(first).add(parameters[1]), y);
      default ->
          cross_entropy_loss(
              x.mm(first).add(parameters[1]).relu().mm(parameters[2]).add(parameters[3]), y);
    };
  }

  @Override
  public double[] state() {
    double[][] parts = new double[parameters.length + 1][];
    parts[0] = numbers.gradientOnly() ? new double[] {value} : new double[0];
    for (int i = 0; i < parameters.length; i++) {
      parts[i + 1] = values(numbers.gradientOnly() ? parameters[i].grad() : parameters[i]);
    }
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] values(Tensor tensor) {
    Tensor wide = tensor.detach().to(ScalarType.Double).contiguous();
    double[] all = new double[(int) wide.numel()];
    new DoublePointer(wide.data_ptr_double()).get(all);
    return all;
  }
}
