package dev.gradus.compiler.objects;

import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** Methods that pass lambdas and method references around. */
public final class LambdaFixtures {
  private static final DoubleUnaryOperator SQUARE = v -> v * v;

  private LambdaFixtures() {}

  private static double integrate(DoubleUnaryOperator f, double from, double to, int n) {
    double h = (to - from) / n;
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += f.applyAsDouble(from + (i + 0.5) * h) * h;
    }
    return sum;
  }

  public static double capturing(double a, double b) {
    return integrate(x -> a * x + b, 0, 1, 4) + integrate(x -> x, a, b, 3);
  }

  public static double references(double x) {
    return integrate(Math::sin, 0, x, 4)
        + integrate(StrictMath::exp, 0, 1, 2)
        + integrate(LambdaFixtures::cube, x, 2, 3)
        + integrate(SQUARE, 0, 1, 2);
  }

  private static double cube(double x) {
    return x * x * x;
  }

  public static double composed(double x) {
    DoubleUnaryOperator f = Math::sin;
    DoubleUnaryOperator g = f.andThen(y -> y * x).compose(SQUARE).andThen(Math::exp);
    return g.applyAsDouble(x) + DoubleUnaryOperator.identity().applyAsDouble(x);
  }

  public static double boxed(double x, int n) {
    Function<Double, Double> half = v -> v / 2;
    Function<Double, Double> g = half.andThen(v -> v + n);
    BiFunction<Double, Integer, Double> scale = (v, k) -> v * k;
    ToDoubleFunction<Double> plain = Double::doubleValue;
    return scale.apply(g.apply(x), n) + plain.applyAsDouble(x);
  }

  static final class Newton {
    private final DoubleUnaryOperator f;
    private final DoubleUnaryOperator slope;

    Newton(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
      this.f = Objects.requireNonNull(f);
      this.slope = Objects.requireNonNull(slope, "slope");
    }

    double solve(double start) {
      double x = start;
      for (int i = 0; i < 5; i++) {
        x -= f.applyAsDouble(x) / slope.applyAsDouble(x);
      }
      return x;
    }

    double residual(double x) {
      return f.applyAsDouble(x);
    }
  }

  public static double solver(double a) {
    Newton newton = new Newton(x -> x * x - a, x -> 2 * x);
    DoubleUnaryOperator bound = newton::residual;
    return newton.solve(1) + bound.applyAsDouble(a);
  }

  public static double constructed(double x) {
    DoubleFunction<ObjectFixtures.Complex> make = ObjectFixtures.Complex::new;
    DoubleBinaryOperator norm = (a, b) -> new ObjectFixtures.Complex(a, b).norm();
    Function<ObjectFixtures.Complex, Double> unbound = ObjectFixtures.Complex::norm;
    return make.apply(x).norm() + norm.applyAsDouble(x, 2) + unbound.apply(make.apply(3));
  }

  public static double cells(double[] x) {
    double[] total = {0};
    int[] count = new int[1];
    each(
        x,
        v -> {
          total[0] += v;
          count[0]++;
          return v;
        });
    return total[0] / count[0];
  }

  @SuppressWarnings("ReturnValueIgnored") // what the action does besides is the point
  private static void each(double[] x, DoubleUnaryOperator action) {
    for (double v : x) {
      action.applyAsDouble(v);
    }
  }

  public static double returned(double x) {
    DoubleSupplier later = later(x);
    return later.getAsDouble() + later.getAsDouble();
  }

  private static DoubleSupplier later(double x) {
    double y = x > 1 ? x : -x;
    return () -> y;
  }

  public static double filled(int n, double x) {
    double[] y = new double[Math.abs(n)];
    fill(y, i -> x * i);
    double sum = 0;
    for (double v : y) {
      sum += v;
    }
    return sum;
  }

  private static void fill(double[] y, IntToDoubleFunction f) {
    for (int i = 0; i < y.length; i++) {
      y[i] = f.applyAsDouble(i);
    }
  }

  private static double adaptive(DoubleUnaryOperator f, double a, double b, int depth) {
    double m = (a + b) / 2;
    return depth == 0
        ? (b - a) * f.applyAsDouble(m)
        : adaptive(f, a, m, depth - 1) + adaptive(f, m, b, depth - 1);
  }

  public static double recursive(double x) {
    return adaptive(y -> y * x, 0, x, 3) + adaptive(Math::cos, 0, x, 2);
  }

  public static double anonymous(double x) {
    DoubleUnaryOperator f =
        new DoubleUnaryOperator() {
          @Override
          public double applyAsDouble(double y) {
            return y + x;
          }
        };
    return integrate(f, 0, 1, 3);
  }

  public static double curried(double x) {
    Function<Double, Function<Double, Double>> add = a -> b -> a + b;
    return add.apply(x).apply(2.0);
  }

  public static double widened(float x, int n) {
    DoubleUnaryOperator f = Math::abs;
    IntToDoubleFunction g = Math::sqrt;
    return f.applyAsDouble(x) + g.applyAsDouble(Math.abs(n));
  }
}
