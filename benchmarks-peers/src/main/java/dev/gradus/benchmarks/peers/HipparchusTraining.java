package dev.gradus.benchmarks.peers;

import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;

/** Hipparchus: forward mode, all partial derivatives of every number at once. */
final class HipparchusTraining extends NumberTraining {
  private final double[] data;
  private final double[] observed;

  HipparchusTraining(Numbers numbers) {
    super(numbers);
    data = numbers.x();
    observed = numbers.y();
  }

  @Override
  double evaluate(double[] x, double[] gradient) {
    Gradient[] v = new Gradient[x.length];
    for (int i = 0; i < v.length; i++) {
      v[i] = Gradient.variable(v.length, i, x[i]);
    }
    Gradient value = objective(v);
    for (int i = 0; i < v.length; i++) {
      gradient[i] = value.getPartialDerivative(i);
    }
    return value.getValue();
  }

  private Gradient objective(Gradient[] v) {
    return switch (numbers.task()) {
      case "T1" -> v[0].multiply(v[0]).add(v[0].multiply(2)).add(5);
      case "T2" -> {
        Gradient sum = v[0].newInstance(0);
        for (int i = 0; i < v.length; i++) {
          sum = sum.add(v[i].subtract(data[i % data.length]).square());
        }
        yield sum;
      }
      case "T3" -> {
        Gradient sum = v[0].newInstance(Numbers.LIKELIHOOD_CONSTANT);
        for (double d : data) {
          sum = sum.add(v[0].negate().add(d).square().multiply(0.5));
        }
        yield sum;
      }
      case "T4" -> {
        Gradient sum = v[0].newInstance(0);
        for (int row = 0; row < observed.length; row++) {
          sum = sum.add(logit(v, row).subtract(observed[row]).square());
        }
        yield sum.divide(observed.length);
      }
      default -> {
        Gradient sum = v[0].newInstance(0);
        for (int row = 0; row < observed.length; row++) {
          Gradient z = logit(v, row);
          Gradient softplus = FastMath.abs(z).negate().exp().log1p();
          if (z.getValue() > 0) {
            softplus = softplus.add(z);
          }
          sum = sum.add(softplus.subtract(z.multiply(observed[row])));
        }
        yield sum.divide(observed.length);
      }
    };
  }

  /** The bias comes last. */
  private Gradient logit(Gradient[] v, int row) {
    int width = v.length - 1;
    Gradient z = v[width];
    for (int j = 0; j < width; j++) {
      z = z.add(v[j].multiply(data[row * width + j]));
    }
    return z;
  }
}
