package dev.gradus.dsl.init;

import dev.gradus.dsl.graph.Shape;
import dev.gradus.runtime.Problem;
import java.util.Arrays;
import java.util.Random;

/**
 * Initial values of a parameter, a function of its name and shape. Random ones draw from {@link
 * Random} (whose algorithm is part of the Java specification), seeded with a mixture of the given
 * seed and the parameter's name: parameters of different names get independent values from one
 * seed, and every run gets the same.
 */
@FunctionalInterface
public interface Init {

  /** The values in row-major order. */
  double[] values(String name, Shape shape);

  static Init zeros() {
    return constant(0.0);
  }

  static Init ones() {
    return constant(1.0);
  }

  static Init constant(double value) {
    return (name, shape) -> {
      double[] values = new double[shape.size()];
      Arrays.fill(values, value);
      return values;
    };
  }

  /**
   * Given values, row-major; their number must be that of the shape.
   *
   * @throws dev.gradus.runtime.GradusException when used for a parameter of another size
   */
  static Init values(double... values) {
    double[] copy = values.clone();
    return (name, shape) -> {
      if (copy.length != shape.size()) {
        throw Problem.INITIAL_VALUES.exception(copy.length, name, shape, shape.size());
      }
      return copy.clone();
    };
  }

  /** Uniform in [low, high). */
  static Init uniform(long seed, double low, double high) {
    return (name, shape) ->
        draw(seed, name, shape, random -> low + (high - low) * random.nextDouble());
  }

  /** Normal with that mean and standard deviation. */
  static Init normal(long seed, double mean, double deviation) {
    return (name, shape) ->
        draw(seed, name, shape, random -> mean + deviation * random.nextGaussian());
  }

  /**
   * Uniform in ±sqrt(6 / (fan in + fan out)), also named after Xavier: X. Glorot, Y. Bengio,
   * “Understanding the difficulty of training deep feedforward neural networks”, AISTATS 2010,
   * equation 16.
   */
  static Init glorotUniform(long seed) {
    return (name, shape) -> {
      double bound = Math.sqrt(6.0 / Fans.of(shape).sum());
      return uniform(seed, -bound, bound).values(name, shape);
    };
  }

  /** Normal with variance 2 / (fan in + fan out); see {@link #glorotUniform}. */
  static Init glorotNormal(long seed) {
    return (name, shape) ->
        normal(seed, 0.0, Math.sqrt(2.0 / Fans.of(shape).sum())).values(name, shape);
  }

  /**
   * Uniform in ±sqrt(6 / fan in), for rectified units: K. He et al., “Delving deep into
   * rectifiers”, ICCV 2015, section 2.2.
   */
  static Init heUniform(long seed) {
    return (name, shape) -> {
      double bound = Math.sqrt(6.0 / Fans.of(shape).in());
      return uniform(seed, -bound, bound).values(name, shape);
    };
  }

  /** Normal with variance 2 / fan in; see {@link #heUniform}. */
  static Init heNormal(long seed) {
    return (name, shape) ->
        normal(seed, 0.0, Math.sqrt(2.0 / Fans.of(shape).in())).values(name, shape);
  }

  private static double[] draw(
      long seed, String name, Shape shape, java.util.function.ToDoubleFunction<Random> next) {
    Random random = new Random(mix(seed, name));
    double[] values = new double[shape.size()];
    Arrays.setAll(values, i -> next.applyAsDouble(random));
    return values;
  }

  /** The finaliser of SplitMix64 over seed and name, so that near seeds give far streams. */
  private static long mix(long seed, String name) {
    long z = seed * 0x9E3779B97F4A7C15L + name.hashCode();
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
