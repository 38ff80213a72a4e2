package dev.gradus.benchmarks.peers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gradients;
import org.tensorflow.op.core.Variable;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.family.TNumber;

/**
 * TensorFlow-Java: a graph with the library's own update operations, one run of a session for every
 * step.
 */
final class TensorFlowTraining<T extends TNumber> implements Training {
  private final Numbers numbers;
  private final Ops tf;
  private final Class<T> type;
  private final List<Op> starts = new ArrayList<>();
  private final List<Variable<T>> parameters = new ArrayList<>();
  private final Operand<T> x;
  private final Operand<T> y;
  private final Session.Runner start;
  private final Session.Runner step;
  private final Session.Runner read;
  private double[] gradient = {};
  private double value;

  private TensorFlowTraining(Numbers numbers, Class<T> type) {
    this.numbers = numbers;
    this.type = type;
    Graph graph = new Graph();
    tf = Ops.create(graph);
    double[] data = numbers.x();
    double[] observed = numbers.y();
    x =
        observed.length == 0
            ? constant(data, data.length)
            : constant(data, observed.length, numbers.width());
    y =
        numbers.task().equals("T6")
            ? constant(oneHot(observed), observed.length, Numbers.CLASSES)
            : constant(observed, observed.length, 1);
    for (int i = 0; i < numbers.parameters(); i++) {
      parameters.add(variable(numbers.parameter(i), numbers.shape(i)));
    }
    Operand<T> loss = loss();
    Session session =
        new Session(
            graph,
            ConfigProto.newBuilder()
                .setIntraOpParallelismThreads(1)
                .setInterOpParallelismThreads(1)
                .build());
    step = session.runner().fetch(loss);
    read = session.runner();
    start = session.runner();
    if (numbers.gradientOnly()) {
      for (Operand<?> partial : tf.gradients(loss, parameters)) {
        step.fetch(partial);
      }
    } else {
      update(loss).forEach(step::addTarget);
      parameters.forEach(read::fetch);
    }
    starts.forEach(start::addTarget);
    restart();
  }

  static Training of(Numbers numbers) {
    return numbers.single()
        ? new TensorFlowTraining<>(numbers, TFloat32.class)
        : new TensorFlowTraining<>(numbers, TFloat64.class);
  }

  /**
   * Adam as TensorFlow's fused operation, or plain descent. No parameter is changed before all
   * gradients are there, since other gradients read it.
   */
  private List<Op> update(Operand<T> loss) {
    List<Op> updates = new ArrayList<>();
    Operand<T> rate = scalar(numbers.rate());
    Operand<T> beta1 = scalar(0.9);
    Operand<T> beta2 = scalar(0.999);
    Variable<T> power1 = variable(new double[] {0.9});
    Variable<T> power2 = variable(new double[] {0.999});
    Gradients gradients = tf.gradients(loss, parameters);
    List<Op> barrier = new ArrayList<>();
    gradients.forEach(barrier::add);
    Ops then = tf.withControlDependencies(barrier);
    for (int i = 0; i < parameters.size(); i++) {
      Variable<T> parameter = parameters.get(i);
      Operand<T> gradient = gradients.dy(i);
      if (numbers.adam()) {
        double[] zeros = new double[numbers.parameter(i).length];
        updates.add(
            then.train.applyAdam(
                parameter,
                variable(zeros, numbers.shape(i)),
                variable(zeros, numbers.shape(i)),
                power1,
                power2,
                rate,
                beta1,
                beta2,
                scalar(1e-8),
                gradient));
      } else {
        updates.add(then.train.applyGradientDescent(parameter, rate, gradient));
      }
    }
    if (numbers.adam()) {
      Ops after = tf.withControlDependencies(updates);
      updates.add(after.assign(power1, after.math.mul(power1, beta1)));
      updates.add(after.assign(power2, after.math.mul(power2, beta2)));
    }
    return updates;
  }

  private Variable<T> variable(double[] start, long... shape) {
    Variable<T> variable = tf.variable(Shape.of(shape), type);
    starts.add(tf.assign(variable, constant(start, shape)));
    return variable;
  }

  private Operand<T> constant(double[] values, long... shape) {
    return tf.dtypes.cast(tf.constant(Shape.of(shape), DataBuffers.of(values)), type);
  }

  /** In double the gradient of TensorFlow's fused operation cannot be built. */
  private Operand<T> crossEntropy(Operand<T> logits) {
    if (numbers.single()) {
      return tf.nn.softmaxCrossEntropyWithLogits(logits, y).loss();
    }
    Operand<T> chosen = tf.math.mul(y, tf.nn.logSoftmax(logits));
    return tf.math.neg(tf.sum(chosen, tf.constant(new int[] {1})));
  }

  /** The operation that takes digits has no gradient here; the one that takes distributions has. */
  private static double[] oneHot(double[] digits) {
    double[] all = new double[digits.length * Numbers.CLASSES];
    for (int i = 0; i < digits.length; i++) {
      all[i * Numbers.CLASSES + (int) digits[i]] = 1;
    }
    return all;
  }

  private Operand<T> scalar(double number) {
    return constant(new double[] {number});
  }

  private Operand<T> loss() {
    Operand<T> first = parameters.get(0);
    return switch (numbers.task()) {
      case "T1" ->
          tf.math.add(tf.math.add(square(first), tf.math.mul(first, scalar(2))), scalar(5));
      case "T2" -> tf.math.add(distance(first), distance(parameters.get(1)));
      case "T3" ->
          tf.math.add(
              tf.math.mul(distance(first), scalar(0.5)), scalar(Numbers.LIKELIHOOD_CONSTANT));
      case "T4" -> mean(square(tf.math.sub(affine(x, 0), y)), 0, 1);
      case "T5" -> {
        Operand<T> z = affine(x, 0);
        Operand<T> rest = tf.math.log1p(tf.math.exp(tf.math.neg(tf.math.abs(z))));
        Operand<T> linear = tf.math.sub(tf.nn.relu(z), tf.math.mul(z, y));
        yield mean(tf.math.add(linear, rest), 0, 1);
      }
      default -> {
        Operand<T> logits = affine(tf.nn.relu(affine(x, 0)), 2);
        yield mean(crossEntropy(logits), 0);
      }
    };
  }

  /** By multiplication: the gradient of the operation Square ends the process. */
  private Operand<T> square(Operand<T> values) {
    return tf.math.mul(values, values);
  }

  private Operand<T> distance(Operand<T> parameter) {
    return tf.sum(square(tf.math.sub(parameter, x)), tf.constant(new int[] {0}));
  }

  private Operand<T> affine(Operand<T> rows, int parameter) {
    MatMul<T> product = tf.linalg.matMul(rows, parameters.get(parameter));
    return tf.math.add(product, parameters.get(parameter + 1));
  }

  private Operand<T> mean(Operand<T> values, int... axes) {
    return tf.math.mean(values, tf.constant(axes));
  }

  @Override
  public void restart() {
    start.run().close();
  }

  @Override
  public double step() {
    try (Result result = step.run()) {
      value = values(result.get(0))[0];
      if (numbers.gradientOnly()) {
        gradient = joined(result, 1);
      }
      return value;
    }
  }

  @Override
  public double[] state() {
    if (numbers.gradientOnly()) {
      double[] all = new double[1 + gradient.length];
      all[0] = value;
      System.arraycopy(gradient, 0, all, 1, gradient.length);
      return all;
    }
    try (Result result = read.run()) {
      return joined(result, 0);
    }
  }

  private static double[] joined(Result result, int first) {
    double[][] parts = new double[result.size() - first][];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = values(result.get(first + i));
    }
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] values(Tensor tensor) {
    if (tensor instanceof TFloat64 wide) {
      double[] all = new double[(int) wide.size()];
      wide.copyTo(DataBuffers.of(all, false, false));
      return all;
    }
    float[] single = new float[(int) ((TFloat32) tensor).size()];
    ((TFloat32) tensor).copyTo(DataBuffers.of(single, false, false));
    double[] all = new double[single.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = single[i];
    }
    return all;
  }
}
