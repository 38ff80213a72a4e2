package dev.gradus.benchmarks;

import static dev.gradus.dsl.Model.BATCH;

import dev.gradus.dsl.Model;
import dev.gradus.dsl.Range;
import dev.gradus.dsl.Tensor;
import dev.gradus.dsl.loss.Classification;
import dev.gradus.runtime.Kernel;
import dev.gradus.runtime.Layout;
import dev.gradus.runtime.Signature;
import dev.gradus.runtime.Workspace;
import java.util.SplittableRandom;

/** Objectives of the sizes users have, with seeded numbers. */
public final class Objectives {
  private static final int ROSENBROCK = 100;

  private Objectives() {}

  /** A model and the rows of its batch. */
  public record Sized(Model model, int rows) {}

  /** The objective of that name. */
  public static Sized named(String name) {
    return switch (name) {
      case "scalar" -> new Sized(scalar(), 0);
      case "vectors" -> new Sized(vectors(), 0);
      case "likelihood" -> new Sized(likelihood(), 0);
      case "linear" -> new Sized(linear(), 32);
      case "logistic" -> new Sized(logistic(), 1000);
      case "perceptron" -> new Sized(perceptron(), 32);
      case "mixture" -> new Sized(LargerObjectives.mixture(), LargerObjectives.OBSERVATIONS);
      case "lstm" -> new Sized(LargerObjectives.lstm(), 0);
      case "rosenbrock" -> new Sized(rosenbrock(), 0);
      default -> throw new IllegalArgumentException("no objective is called " + name);
    };
  }

  private static Model scalar() {
    return Model.define(
        "scalar",
        m -> {
          Tensor x = m.parameter("x");
          return x.times(x).plus(x.times(2)).plus(5);
        });
  }

  private static Model vectors() {
    return Model.define(
        "vectors",
        m -> {
          Tensor target = m.constant(new double[] {1, 2, 3, 4, 5});
          Tensor x = m.parameter("x", 5);
          Tensor y = m.parameter("y", 5);
          return x.minus(target).square().sum().plus(y.minus(target).square().sum());
        });
  }

  private static Model likelihood() {
    return Model.define(
        "likelihood",
        m -> {
          Tensor mu = m.parameter("mu");
          Tensor data = m.constant(new double[] {1, 2, 3});
          double constant = 0.5 * StrictMath.log(2 * Math.PI);
          return data.minus(mu).square().times(0.5).plus(constant).sum();
        });
  }

  private static Model linear() {
    return Model.define(
        "linear",
        m -> {
          Tensor w = m.parameter("w", 5);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, 5);
          Tensor y = m.input("y", BATCH);
          return x.dot(w).plus(b).minus(y).square().mean();
        });
  }

  private static Model logistic() {
    return Model.define(
        "logistic",
        m -> {
          Tensor w = m.parameter("w", 20);
          Tensor b = m.parameter("b");
          Tensor x = m.input("X", BATCH, 20);
          Tensor y = m.input("y", BATCH);
          return Classification.binaryCrossEntropyWithLogits(x.dot(w).plus(b), y);
        });
  }

  private static Model perceptron() {
    return Model.define(
        "perceptron",
        m -> {
          Tensor w1 = m.parameter("w1", 64, 32);
          Tensor b1 = m.parameter("b1", 32);
          Tensor w2 = m.parameter("w2", 32, 10);
          Tensor b2 = m.parameter("b2", 10);
          Tensor x = m.input("X", BATCH, 64);
          Tensor digit = m.intInput("digit", BATCH);
          Tensor logits = x.matmul(w1).plus(b1).relu().matmul(w2).plus(b2);
          return Classification.softmaxCrossEntropy(logits, digit);
        });
  }

  private static Model rosenbrock() {
    return Model.define(
        "rosenbrock",
        m -> {
          Tensor x = m.parameter("x", ROSENBROCK);
          Tensor here = x.get(Range.of(0, ROSENBROCK - 1));
          Tensor next = x.get(Range.of(1, ROSENBROCK));
          Tensor valley = next.minus(here.square()).square().times(100);
          return valley.plus(here.minus(1).square()).sum();
        });
  }

  /** A workspace with the same seeded parameters and inputs for every kernel of a model. */
  public static Workspace workspace(Kernel kernel, int rows) {
    SplittableRandom random = new SplittableRandom(1);
    Workspace w = kernel.newWorkspace();
    w.setBatch(rows);
    Signature s = kernel.signature();
    for (int p = 0; p < s.parameters().size(); p++) {
      w.setParameter(p, random.doubles(s.parameters().get(p).size(), -0.5, 0.5).toArray());
    }
    for (int i = 0; i < s.inputs().size(); i++) {
      Signature.Input input = s.inputs().get(i);
      int size = input.size() * (input.batched() ? rows : 1);
      switch (Layout.storage(input.dtype())) {
        case DOUBLE -> w.bind(i, random.doubles(size, 0, 1).toArray());
        case INT -> w.bind(i, random.ints(size, 0, 10).toArray());
        default -> throw new IllegalArgumentException("objectives here are double: " + input);
      }
    }
    return w;
  }
}
