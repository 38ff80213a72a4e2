package dev.gradus.benchmarks.peers;

import java.util.Map;
import net.finmath.montecarlo.RandomVariableFromDoubleArray;
import net.finmath.montecarlo.automaticdifferentiation.RandomVariableDifferentiable;
import net.finmath.montecarlo.automaticdifferentiation.backward.RandomVariableDifferentiableAADFactory;
import net.finmath.stochastic.RandomVariable;

/** finmath-lib: reverse mode on random variables, whose paths are the rows of the data. */
final class FinmathTraining extends NumberTraining {
  private final RandomVariableDifferentiableAADFactory factory =
      new RandomVariableDifferentiableAADFactory();
  private final double[] data;

  /** The features, each as a vector of rows. */
  private final RandomVariable[] columns;

  private final RandomVariable observed;

  FinmathTraining(Numbers numbers) {
    super(numbers);
    data = numbers.x();
    double[] y = numbers.y();
    observed = new RandomVariableFromDoubleArray(0, y);
    columns = new RandomVariable[y.length == 0 ? 0 : numbers.width()];
    for (int j = 0; j < columns.length; j++) {
      double[] column = new double[y.length];
      for (int row = 0; row < y.length; row++) {
        column[row] = data[row * columns.length + j];
      }
      columns[j] = new RandomVariableFromDoubleArray(0, column);
    }
  }

  @Override
  double evaluate(double[] x, double[] gradient) {
    RandomVariableDifferentiable[] v = new RandomVariableDifferentiable[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = factory.createRandomVariable(0, x[i]);
    }
    RandomVariable value = objective(v);
    Map<Long, RandomVariable> all = ((RandomVariableDifferentiable) value).getGradient();
    for (int i = 0; i < v.length; i++) {
      gradient[i] = all.get(v[i].getID()).getAverage();
    }
    return value.getAverage();
  }

  private RandomVariable objective(RandomVariable[] v) {
    return switch (numbers.task()) {
      case "T1" -> v[0].squared().add(v[0].mult(2)).add(5);
      case "T2" -> {
        RandomVariable sum = v[0].sub(data[0]).squared();
        for (int i = 1; i < v.length; i++) {
          sum = sum.add(v[i].sub(data[i % data.length]).squared());
        }
        yield sum;
      }
      case "T3" -> {
        RandomVariable sum = v[0].sub(data[0]).squared();
        for (int i = 1; i < data.length; i++) {
          sum = sum.add(v[0].sub(data[i]).squared());
        }
        yield sum.mult(0.5).add(Numbers.LIKELIHOOD_CONSTANT);
      }
      case "T4" -> logit(v).sub(observed).squared().average();
      default -> {
        RandomVariable z = logit(v);
        RandomVariable softplus = z.abs().mult(-1).exp().add(1).log().add(z.floor(0.0));
        yield softplus.sub(z.mult(observed)).average();
      }
    };
  }

  /** The bias comes last. */
  private RandomVariable logit(RandomVariable[] v) {
    RandomVariable z = v[columns.length];
    for (int j = 0; j < columns.length; j++) {
      z = z.addProduct(v[j], columns[j]);
    }
    return z;
  }
}
